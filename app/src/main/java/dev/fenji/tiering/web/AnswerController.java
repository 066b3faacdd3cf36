package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.Title;
import dev.fenji.tiering.Answer;
import dev.fenji.tiering.Answers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people ask about a customer's tier, answered as data and in sentences of the reader's language. */
@RestController
@RequestMapping("/api/customers/{id}/answers")
class AnswerController {
    private final Answers answers;

    AnswerController(Answers answers) {
        this.answers = answers;
    }

    /** @param lost what full points would add to the score */
    record Loss(String criterion, Title title, String points, String lost) {}

    /**
     * @param target the tier that was asked for
     * @param needed from which score, or value, the tier begins
     * @param gaps of a matrix: where on each axis alone the tier would begin
     * @param segments segments or cells that have the tier
     */
    record WhyNot(
            LocalDate asOf,
            int version,
            @Nullable String tier,
            String target,
            @Nullable String score,
            @Nullable String needed,
            @Nullable String missing,
            List<Loss> losses,
            List<Gap> gaps,
            List<Title> segments,
            ExplanationViews.@Nullable ByHand override,
            Answer answer) {}

    /** @param needed null when this axis alone does not lead to the tier */
    record Gap(
            String axis,
            String score,
            @Nullable String needed,
            @Nullable String missing) {}

    record Move(LocalDate on, @Nullable String tier, String outcome) {}

    /** @param asOfThen null when there was no result yet */
    record Changes(
            LocalDate since,
            @Nullable LocalDate asOfThen,
            LocalDate asOf,
            List<Move> moves,
            ExplanationViews.@Nullable Diff diff,
            Answer answer) {}

    /**
     * @param to null when no value of this field alone is enough
     * @param lever what can change it
     * @param enough whether it is enough alone
     * @param notBefore the first day on which waiting has done it
     * @param money net revenue that is missing for it, in the base currency
     * @param purchases about how many purchases of the usual size that is
     */
    record WayChange(
            String field,
            Title title,
            String unit,
            String lever,
            @Nullable String from,
            @Nullable String to,
            @Nullable String difference,
            boolean enough,
            @Nullable LocalDate notBefore,
            @Nullable String money,
            @Nullable String usual,
            @Nullable Integer purchases) {}

    /**
     * @param state there, one, several, out-of-reach or not-in-scope
     * @param best the score with everything that can be changed at its best
     * @param together the fewest changes that are enough together
     * @param fewest whether no smaller number is enough
     * @param inTheWay gates that bar the tier
     */
    record Way(
            LocalDate asOf,
            int version,
            @Nullable String tier,
            String target,
            String state,
            @Nullable String score,
            @Nullable String best,
            List<WayChange> single,
            List<WayChange> together,
            boolean fewest,
            List<String> inTheWay,
            ExplanationViews.@Nullable ByHand override,
            Answer answer) {}

    /** Why not another tier; without one the next better tier. */
    @GetMapping("/why-not")
    @Requires(Permission.CUSTOMER_READ)
    WhyNot whyNot(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Locale locale) {
        return AnswerViews.of(answers.whyNot(id, policy, asOf, tier, locale));
    }

    /** What changed since a day. */
    @GetMapping("/changes")
    @Requires(Permission.CUSTOMER_READ)
    Changes changes(
            @PathVariable long id,
            @RequestParam LocalDate since,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String policy,
            Locale locale) {
        return AnswerViews.of(answers.changes(id, policy, since, until, locale));
    }

    /** What would bring the customer to a tier; without one the next better tier. */
    @GetMapping("/way")
    @Requires(Permission.CUSTOMER_READ)
    Way way(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable String policy,
            Locale locale) {
        return AnswerViews.of(answers.way(id, policy, tier, locale));
    }
}
