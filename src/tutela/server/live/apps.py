"""The live room as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class LiveConfig(AppConfig):
    """Registers the room with Django."""

    name = "tutela.server.live"
    label = "live"

    def ready(self) -> None:
        """Cut the line of a phone whose learner is erased; let what is erased in a room go from the action plan."""
        from tutela.server.live.broadcast import BROADCAST
        from tutela.server.live.models import Entry
        from tutela.server.live.taking_out import take_out
        from tutela.server.people.models import Learner

        def hang_up(instance: Learner, **_: object) -> None:
            BROADCAST.hang_up(str(instance.id))

        def leave_plan(instance: Entry, **_: object) -> None:
            take_out(instance)

        post_delete.connect(hang_up, sender=Learner, weak=False, dispatch_uid="live-hang-up")
        post_delete.connect(leave_plan, sender=Entry, weak=False, dispatch_uid="live-leave-plan")
