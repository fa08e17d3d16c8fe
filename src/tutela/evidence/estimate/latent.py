"""Latent classes: cases of unknown kinds, each kind with its own chances of being on each list.

Manrique-Vallier 2016 (Biometrics 72:1246-1254), as in the R package LCMCR: within a class the lists are independent;
the shares of at most `classes` classes come from a Dirichlet process by stick breaking. Priors: every chance uniform on
(0, 1); concentration Gamma(0.25, rate 0.25); N as improper 1/N, with at most 20 unseen cases for each one seen.

Gibbs sampling as in LCMCR, all chains at once, and between two rounds a few leaps: Metropolis steps that make one class
harder to find and larger (or the reverse) at the same time. That is the direction in which Gibbs sampling crawls, since
most of such a class is unseen. The leaps leave the same posterior unchanged: they use the likelihood of what was seen
with the unseen summed out, and the unseen are drawn again right after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc

from tutela.evidence.estimate.chains import effective_size, r_hat
from tutela.evidence.estimate.histories import Floats, Histories

MOST_UNSEEN = 20
"""The largest number of unseen cases, in multiples of those seen: part of the prior, as in LCMCR."""
_SHAPE = _RATE = 0.25
_WARM_UP = 500
_TOLD = 100
_WIDTHS = (0.2, 1.0, 3.0)


@dataclass(frozen=True)
class LatentClasses:
    """Draws of the total, shape (chains, draws), persons, and whether the chains agree (`chains`).

    `classes`: mean number of classes in use.
    """

    totals: Floats
    r_hat: float
    effective: float
    classes: float

    def quantile(self, level: float) -> float:
        """Give a quantile of the total over all chains."""
        return float(np.quantile(self.totals, level))


@dataclass
class _State:
    log_share: Floats
    log_chance: Floats
    concentration: Floats
    unseen: Floats
    hidden: Floats
    used: Floats


def sample_latent_classes(
    histories: Histories,
    rng: np.random.Generator,
    *,
    classes: int = 10,
    chains: int = 20,
    burn_in: int = 10_000,
    draws: int = 200,
    thinning: int = 50,
    leaps: int = 4,
    told: Callable[[int], None] | None = None,
) -> LatentClasses:
    """Sample the posterior of the total. Of each chain `draws` are kept, one in `thinning`, after `burn_in`.

    `leaps`: Metropolis steps in each iteration; with 0 the sampler is that of LCMCR and needs about ten times the
    iterations. `told` is called with the number of iterations done.
    """
    gibbs = _Gibbs(histories, rng, classes, chains, leaps)
    totals, in_use = np.empty((chains, draws)), np.empty((chains, draws))
    for iteration in range(burn_in + draws * thinning):
        gibbs.update(with_concentration=True)
        at, kept = divmod(iteration - burn_in, thinning)
        if at >= 0 and kept == thinning - 1:
            totals[:, at] = histories.seen + gibbs.state.unseen
            in_use[:, at] = gibbs.state.used
        if told and iteration % _TOLD == _TOLD - 1:
            told(_TOLD)
    return LatentClasses(totals, r_hat(totals), effective_size(totals), float(in_use.mean()))


class _Gibbs:
    """The chains; `update` replaces every unknown once, in the order of LCMCR.

    They start as LCMCR's: nobody unseen, chances as observed in every class, shares broken off evenly at random, then a
    warm-up in which the concentration stays small, then the largest class first.
    """

    def __init__(self, histories: Histories, rng: np.random.Generator, classes: int, chains: int, leaps: int) -> None:
        self.rng, self.seen, self.leaps = rng, histories.seen, leaps
        self.observed = np.flatnonzero(histories.counts)
        self.counts = np.round(histories.counts[self.observed]).astype(np.int64)
        self.on = (self.observed[:, None] >> np.arange(histories.width) & 1).astype(np.float64)
        chance = np.clip((self.counts @ self.on) / self.seen, 1e-6, 1 - 1e-6)
        log_chance = np.log(np.stack([1 - chance, chance]))
        self.state = _State(
            np.zeros((chains, classes)),
            np.tile(log_chance[:, None, None, :], (1, chains, classes, 1)),
            np.ones(chains),
            np.zeros(chains),
            np.zeros((chains, classes)),
            np.zeros(chains),
        )
        self._sticks(np.zeros((chains, classes)))
        self.state.concentration[:] = 0.3 / classes
        for _ in range(_WARM_UP):
            self.update(with_concentration=False)
        self._largest_first()

    def update(self, *, with_concentration: bool) -> None:
        """Draw the classes of those seen, chances, shares; leap; draw the unseen with their classes; concentration."""
        state, rng = self.state, self.rng
        weight = self._weights(state.log_share, state.log_chance)
        placed = rng.multinomial(self.counts, _normalised(weight)).astype(np.float64)
        members = placed.sum(axis=1) + state.hidden
        on_list = np.einsum("cmk,mj->ckj", placed, self.on)
        first, second = _log_gamma(rng, 1 + members[:, :, None] - on_list), _log_gamma(rng, 1 + on_list)
        total = np.logaddexp(first, second)
        state.log_chance = np.stack([first - total, second - total])
        self._sticks(members)
        density = self._log_density(state.log_share, state.log_chance) if self.leaps else np.zeros(len(members))
        for _ in range(self.leaps):
            density = self._leap(density)
        self._unseen()
        if with_concentration:
            rate = _RATE - state.log_share[:, -1]
            state.concentration = rng.gamma(_SHAPE + state.log_share.shape[1] - 1, 1 / rate)
        state.used = (members > 0).sum(axis=1).astype(np.float64)

    def _weights(self, log_share: Floats, log_chance: Floats) -> Floats:
        """Give for each chain and each observed history the log probability with each class."""
        given: Floats = (log_chance[0] @ (1 - self.on.T) + log_chance[1] @ self.on.T).transpose(0, 2, 1)
        return log_share[:, None, :] + given

    def _leap(self, density: Floats) -> Floats:
        """Shift log odds of one class and accept by Metropolis.

        Either all its chances by -d and its share by d, or the chance of one list alone. Takes and gives the log
        density of the state.
        """
        state, rng = self.state, self.rng
        chains, classes = state.log_share.shape
        rows = np.arange(chains)
        chosen = rng.integers(0, classes, (chains,))
        shift = rng.normal(size=chains) * rng.choice(_WIDTHS, size=chains)
        whole = rng.random((chains,)) < 0.5
        lists = state.log_chance.shape[-1]
        one = rng.integers(0, lists, (chains,))
        moved = np.where(whole[:, None], 1.0, np.arange(lists) == one[:, None])
        odds = state.log_chance[1][rows, chosen] - state.log_chance[0][rows, chosen] - shift[:, None] * moved
        log_chance = state.log_chance.copy()
        log_chance[0][rows, chosen], log_chance[1][rows, chosen] = -np.logaddexp(0, odds), -np.logaddexp(0, -odds)
        log_share = state.log_share
        if classes > 1:
            log_share = log_share.copy()
            own = state.log_share[rows, chosen]
            rest = _rest(state.log_share, chosen)
            new_odds = own - rest + np.where(whole, shift, 0.0)
            log_share += (-np.logaddexp(0, new_odds) - rest)[:, None]
            log_share[rows, chosen] = -np.logaddexp(0, -new_odds)
        new = self._log_density(log_share, log_chance)
        gain: Floats = new - density + _volume(log_share, log_chance, chosen)
        gain -= _volume(state.log_share, state.log_chance, chosen)
        taken = np.log(rng.random(chains)) < gain
        state.log_share = np.where(taken[:, None], log_share, state.log_share)
        state.log_chance = np.where(taken[None, :, None, None], log_chance, state.log_chance)
        kept: Floats = np.where(taken, new, density)
        return kept

    def _log_density(self, log_share: Floats, log_chance: Floats) -> Floats:
        """Give the log posterior with the unseen summed out, shape (chains,), up to a constant; chances are uniform.

        sum n_h log p_h - n log(1 - p_0) + log P(unseen <= limit), and the prior of the shares by sticks.
        """
        seen = np.log(np.maximum(np.exp(self._weights(log_share, log_chance)).sum(axis=2), 1e-300)) @ self.counts
        missed = np.clip(np.exp(log_share + log_chance[0].sum(axis=2)).sum(axis=1), 1e-300, 1 - 1e-12)
        limit = np.log(np.maximum(betainc(self.seen, MOST_UNSEEN * self.seen + 1, 1 - missed), 1e-300))
        density: Floats = seen - self.seen * np.log1p(-missed) + limit
        if log_share.shape[1] > 1:
            log_left = np.logaddexp.accumulate(log_share[:, :0:-1], axis=1)[:, ::-1]
            density += (self.state.concentration - 1) * log_left[:, -1] - log_left[:, :-1].sum(axis=1)
        return density

    def _sticks(self, members: Floats) -> None:
        after = members.sum(axis=1, keepdims=True) - np.cumsum(members, axis=1)
        broken = _log_gamma(self.rng, 1 + members[:, :-1])
        kept = _log_gamma(self.rng, self.state.concentration[:, None] + after[:, :-1])
        total = np.logaddexp(broken, kept)
        left = np.cumsum(kept - total, axis=1)
        self.state.log_share = np.concatenate([broken - total, np.zeros((len(members), 1))], axis=1)
        self.state.log_share[:, 1:] += left

    def _unseen(self) -> None:
        hidden = self.state.log_share + self.state.log_chance[0].sum(axis=2)
        missed = np.clip(np.exp(hidden).sum(axis=1), 1e-300, 1 - 1e-12)
        open_ = np.arange(len(missed))
        self.state.unseen[:] = MOST_UNSEEN * self.seen
        for _ in range(200):
            drawn = self.rng.negative_binomial(self.seen, 1 - missed[open_])
            fits = drawn <= MOST_UNSEEN * self.seen
            self.state.unseen[open_[fits]] = drawn[fits]
            open_ = open_[~fits]
            if not len(open_):
                break
        self.state.hidden = self.rng.multinomial(self.state.unseen.astype(np.int64), _normalised(hidden)).astype(
            np.float64
        )

    def _largest_first(self) -> None:
        order = np.argsort(-self.state.log_share, axis=1)
        self.state.log_share = np.take_along_axis(self.state.log_share, order, axis=1)
        self.state.log_chance = np.take_along_axis(self.state.log_chance, order[None, :, :, None], axis=2)
        self.state.hidden = np.take_along_axis(self.state.hidden, order, axis=1)


def _volume(log_share: Floats, log_chance: Floats, chosen: NDArray[np.int64]) -> Floats:
    """Give the log volume of the coordinates in which a leap is a shift, shape (chains,).

    chance (1 - chance) for each list of the class, and s (1 - s)**(K - 1) for its share s of K classes.
    """
    rows, classes = np.arange(len(log_share)), log_share.shape[1]
    volume: Floats = log_chance[:, rows, chosen].sum(axis=(0, 2))
    if classes == 1:
        return volume
    volume += log_share[rows, chosen] + (classes - 1) * _rest(log_share, chosen)
    return volume


def _rest(log_share: Floats, chosen: NDArray[np.int64]) -> Floats:
    """Give the log share of all classes but one, exact where that one has nearly everything."""
    others = log_share.copy()
    others[np.arange(len(others)), chosen] = -np.inf
    rest: Floats = np.logaddexp.reduce(others, axis=1)
    return rest


def _normalised(log_weight: Floats) -> Floats:
    weight = np.exp(log_weight - log_weight.max(axis=-1, keepdims=True))
    shares: Floats = weight / weight.sum(axis=-1, keepdims=True)
    return shares


def _log_gamma(rng: np.random.Generator, shape: Floats) -> Floats:
    """Draw the logarithm of Gamma(shape) without underflow: log G(a) = log G(a + 1) + log(U) / a."""
    drawn: Floats = np.log(rng.standard_gamma(shape + 1)) + np.log(rng.random(shape.shape)) / shape
    return drawn
