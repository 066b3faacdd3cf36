package dev.fenji.tiering.web;

import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.Shortfall;
import dev.fenji.kernel.policy.Way.Change;
import dev.fenji.tiering.Answers;
import dev.fenji.tiering.Explained;
import dev.fenji.tiering.Need;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers as they go over the wire. */
final class AnswerViews {

    private AnswerViews() {}

    static AnswerController.WhyNot of(Answers.WhyNot told) {
        Explained explained = told.explained();
        Explanation explanation = explained.decision().explanation();
        Shortfall shortfall = told.shortfall();
        return new AnswerController.WhyNot(
                explained.asOf(),
                explained.version().number(),
                explanation.tier(),
                shortfall.target(),
                plain(explanation.total()),
                plain(shortfall.needed()),
                plain(shortfall.missing()),
                shortfall.losses().stream()
                        .map(loss -> new AnswerController.Loss(
                                loss.criterion(),
                                loss.title(),
                                loss.points().toPlainString(),
                                loss.lost().toPlainString()))
                        .toList(),
                shortfall.gaps().stream()
                        .map(gap -> new AnswerController.Gap(
                                gap.axis(), gap.score().toPlainString(), plain(gap.needed()), plain(gap.missing())))
                        .toList(),
                shortfall.segments(),
                ExplanationViews.ByHand.of(told.byHand()),
                told.answer());
    }

    static AnswerController.Changes of(Answers.Changes told) {
        Explained then = told.then();
        return new AnswerController.Changes(
                told.since(),
                then == null ? null : then.asOf(),
                told.now().asOf(),
                told.moves().stream()
                        .map(move -> new AnswerController.Move(move.validFrom(), move.tier(), move.outcome()))
                        .toList(),
                ExplanationViews.diff(told.diff()),
                told.answer());
    }

    static AnswerController.Way of(Answers.WayThere told) {
        var way = told.way();
        Explained explained = told.explained();
        int single = way.single().size();
        List<AnswerController.WayChange> changes =
                told.needs().stream().map(AnswerViews::change).toList();
        return new AnswerController.Way(
                explained.asOf(),
                explained.version().number(),
                way.standing(),
                way.target(),
                way.state().slug(),
                plain(way.total()),
                plain(way.best()),
                changes.subList(0, single),
                changes.subList(single, changes.size()),
                way.fewest(),
                (way.together().isEmpty() ? way.atBest() : way.gates())
                        .stream().map(GateHit::gate).toList(),
                ExplanationViews.ByHand.of(told.byHand()),
                told.answer());
    }

    private static AnswerController.WayChange change(Need need) {
        Change change = need.change();
        return new AnswerController.WayChange(
                change.field(),
                change.title(),
                change.unit().name(),
                change.lever().slug(),
                ExplanationViews.raw(change.from(), change.unit()),
                ExplanationViews.raw(change.to(), change.unit()),
                plain(need.difference()),
                change.enough(),
                change.notBefore(),
                plain(need.money()),
                plain(need.usual()),
                need.purchases());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
