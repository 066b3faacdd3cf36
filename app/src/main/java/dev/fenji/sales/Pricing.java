package dev.fenji.sales;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the rate of each document's day. */
@Component
class Pricing {

    private static final ExchangeRates.Wanted NOTHING_WANTED = new ExchangeRates.Wanted("", LocalDate.MIN);

    private final ExchangeRates rates;

    Pricing(ExchangeRates rates) {
        this.rates = rates;
    }

    /** Finds every document's rate; a document without one is set aside. */
    void price(Drafts drafts) {
        var wanted = new HashSet<ExchangeRates.Wanted>();
        var last = NOTHING_WANTED;
        for (var draft : drafts.accepted()) {
            last = wanted(draft, last);
            wanted.add(last);
        }
        var found = rates.on(wanted);
        var refused = new HashMap<Draft, RecordReport.Refused>();
        for (var draft : drafts.accepted()) {
            last = wanted(draft, last);
            switch (found.get(last)) {
                case Rate.Known rate when draft.priced(rate) -> {}
                case Rate.Missing missing ->
                    refused.put(
                            draft,
                            draft.refused(
                                    SalesProblem.MISSING_RATE,
                                    Map.of(
                                            "currency", missing.currency(),
                                            "base", missing.base(),
                                            "day", missing.day())));
                case null, default ->
                    refused.put(
                            draft,
                            draft.refused(SalesProblem.AMOUNT_OUT_OF_RANGE, Map.of("number", draft.document.number())));
            }
        }
        drafts.refuse(refused);
    }

    /** Documents that follow each other are mostly of one day. */
    private static ExchangeRates.Wanted wanted(Draft draft, ExchangeRates.Wanted last) {
        return draft.day.equals(last.day()) && draft.document.currency().equals(last.currency())
                ? last
                : new ExchangeRates.Wanted(draft.document.currency(), draft.day);
    }
}
