package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the README is compiled and run here, word for word. */
class ReadmeTest {

    @Test
    void theExampleRunsOnCdnow() {
        List<int[]> cdnow = PurchaseLog.cdnowSample().states(PurchaseLog.CDNOW_END_OF_CALIBRATION).stream()
                .map(state -> new int[] {state.x(), state.txDays(), state.tDays()})
                .toList();
        example(cdnow);
    }

    private static void example(List<int[]> cdnow) {
        // begin
        PurchaseStates.Builder customers = new PurchaseStates.Builder();
        for (int[] row :
                cdnow) { // repeat purchase days, days from first to last purchase, days from first purchase to the end
            customers.add(row[0], row[1], row[2]);
        }
        DataWindow window = new DataWindow(LocalDate.of(1997, 1, 1), LocalDate.of(1997, 10, 1));
        if (ModelFit.fit(ModelKind.MBG_NBD, customers.build(), window)
                instanceof FitOutcome.Fitted<PurchaseModel> fit) {
            PurchaseState customer = new PurchaseState(2, 213, 272);
            System.out.println(fit.model()); // MbgNbd[r=0.524…, alpha=6.183…, a=0.891…, b=1.614…]
            System.out.println(fit.model().pAlive(customer)); // 0.706…
            System.out.println(fit.model().expectedPurchases(customer, 273)); // 1.262…
        }
        // end
    }

    @Test
    void theExampleOfTheReadmeIsThisOne() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/fenji/kernel/clv/ReadmeTest.java"));
        String readme = Files.readString(Path.of("README.md"));
        assertThat(plain(readme)).contains(plain(between(source, "// begin\n", "// end\n")));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    /** Without line breaks and indentation, which the formatter decides. */
    private static String plain(String text) {
        return text.replaceAll("\\s+", "");
    }
}
