// A live room: a poll reaches the phone over the open line, the answer reaches the desk, the result the phone.
import assert from "node:assert/strict";
import test from "node:test";
import { join } from "../joining.mjs";
import { makeLine } from "../line.mjs";
import { newPerson } from "../people.mjs";
import { world } from "../world.mjs";

test("a poll goes to the phone, its answer to the desk, and a phone that lost its line finds back", async () => {
  const line = makeLine();
  const room = new URL(world.room);
  room.port = String(await line.start());
  const people = [await newPerson(), await newPerson()];
  try {
    const desk = await people[0].open(`${world.hub}/hub/sign-in/`);
    await desk.write("Username", world.facilitator);
    await desk.write("Password", world.password);
    await desk.press("Sign in", "main form");
    await desk.write("Title of the course", "Inspectors of the coast");
    await desk.write("Who is told", "Office for children, counter 3");
    await desk.run(() => {
      document.querySelector("[name=referral_checked_on]").value = "2026-11-20";
    });
    await desk.press("Open the course");
    const code = await desk.until("the code", () => {
      const shown = document.querySelector(".code.large");
      return shown && shown.textContent;
    });
    await desk.press("The live room");
    await desk.press("Open the room");
    await desk.see("Phones say: please look up.");

    const phone = await join(people[1], room.origin, "Teal", code.trim());
    await phone.goto(`${room.origin}/hub/room/`);
    await phone.see("Please look up");
    await desk.press("Poll", "details.make");
    await desk.writeOn("details.make[open] [name=title]", "Is the driver a trafficker?");
    await desk.writeOn("details.make[open] [name=options]", "Yes\nIt depends");
    await desk.press("Open it now", "details.make[open]");
    await phone.see("Is the driver a trafficker?");
    await phone.tick("It depends");
    await phone.press("Send");
    await phone.see("Your answer is in");
    await desk.see("1 of 1 has answered");
    line.cut();
    await desk.press("Look up");
    await desk.see("Phones say: please look up.");
    line.mend();
    await phone.see("Please look up");
    for (const person of people) assert.deepEqual(person.faults, []);
  } finally {
    for (const person of people) await person.stop();
    line.stop();
  }
});
