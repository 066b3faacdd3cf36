package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One year of UCI Online Retail, sales only: its wholesale customers do not show that anybody leaves. */
class DropoutNotShownTest {

    private static final LocalDate AS_OF = LocalDate.of(2011, 12, 10);

    private static PurchaseStates sales() {
        PurchaseLog log = new PurchaseLog();
        for (NamedCsvRecord row : SharedData.rows("online_retail/online_retail.csv.gz")) {
            double amount =
                    Double.parseDouble(row.getField("Quantity")) * Double.parseDouble(row.getField("UnitPrice"));
            String customer = row.getField("CustomerID");
            if (!customer.isEmpty() && !row.getField("InvoiceNo").startsWith("C") && amount > 0) {
                log.add(customer, LocalDate.parse(row.getField("InvoiceDate").substring(0, 10)), amount);
            }
        }
        return PurchaseLog.collect(log.states(AS_OF));
    }

    @Test
    void nbdTakesThePlaceOfAModelWithoutDropoutAndTheAttemptIsReported() {
        PurchaseStates states = sales();
        assertThat(states.customers()).isEqualTo(4338);
        assertThat(states.size()).isEqualTo(3046);
        FitOutcome<PurchaseModel> outcome =
                ModelFit.fit(ModelKind.BG_NBD, states, new DataWindow(LocalDate.of(2010, 12, 1), AS_OF));
        FitOutcome.Fitted<PurchaseModel> fit = (FitOutcome.Fitted<PurchaseModel>) outcome;
        assertThat(fit.model()).isInstanceOf(Nbd.class);
        assertThat(fit.model().pAlive(new PurchaseState(3, 100, 370))).isEqualTo(1);
        assertThat(fit.report().flags()).contains(FitFlag.DROPOUT_NOT_IDENTIFIED);
        Map<String, Double> attempt = fit.report().values();
        assertThat(attempt.get("unidentified.r")).isCloseTo(.82654, within(1e-5));
        assertThat(attempt.get("unidentified.alpha")).isCloseTo(9.8436, within(5e-5));
        assertThat(attempt.get("unidentified.a")).isCloseTo(.0034, within(5e-5));
        assertThat(attempt.get("unidentified.b")).isCloseTo(6.745, within(5e-4));
    }
}
