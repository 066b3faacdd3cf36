package dev.fenji.adapters.rates;

import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.RateRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The European Central Bank's reference rates from 1999 to February 2023, as they come with the program. Later days have no rate
 * from here: an organisation that needs them imports them.
 */
@Component
public class EcbRates {

    private final ExchangeRates rates;
    private final JdbcClient jdbc;

    EcbRates(ExchangeRates rates, JdbcClient jdbc) {
        this.rates = rates;
        this.jdbc = jdbc;
    }

    public boolean loaded() {
        return jdbc.sql("select exists (select 1 from exchange_rate where source = :source)")
                .param("source", ExchangeRates.ECB)
                .query(Boolean.class)
                .single();
    }

    /** @return how many rates are new */
    @Transactional
    public int load() {
        return rates.register(ExchangeRates.ECB, bundled());
    }

    private static List<RateRow> bundled() {
        try (InputStream xml = EcbRates.class.getResourceAsStream(EcbHistory.RESOURCE)) {
            if (xml == null) {
                throw new IllegalStateException(
                        "The rates that come with the program are missing: " + EcbHistory.RESOURCE);
            }
            return EcbHistory.read(xml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The rates that come with the program cannot be read", e);
        }
    }
}
