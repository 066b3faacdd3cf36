package dev.fenji.adapters.rates;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the reference rates as the European Central Bank publishes them: one EUR in each currency, newest day first. */
final class EcbHistory {

    static final String RESOURCE = "/org/javamoney/moneta/convert/ecb/defaults/eurofxref-hist.xml";

    /** A rate holds until the next one, but never longer than this: a currency that is no longer quoted has no rate. */
    static final int VALID_DAYS = 7;

    /** One EUR costs {@code rate} of the currency from one day until, and not including, another. */
    record DailyRate(String currency, LocalDate from, LocalDate until, BigDecimal rate) {}

    private EcbHistory() {}

    static List<DailyRate> read(InputStream xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<DailyRate> rates = new ArrayList<>();
        Map<String, LocalDate> next = new HashMap<>();
        @Nullable LocalDate day = null;
        XMLStreamReader reader = factory.createXMLStreamReader(xml);
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String time = reader.getAttributeValue(null, "time");
            String currency = reader.getAttributeValue(null, "currency");
            if (time != null) {
                day = LocalDate.parse(time);
            } else if (currency != null && day != null) {
                rates.add(rate(currency, day, next, new BigDecimal(reader.getAttributeValue(null, "rate"))));
            }
        }
        return rates;
    }

    private static DailyRate rate(String currency, LocalDate day, Map<String, LocalDate> next, BigDecimal rate) {
        LocalDate limit = day.plusDays(VALID_DAYS);
        LocalDate later = next.put(currency, day);
        return new DailyRate(currency, day, later == null || later.isAfter(limit) ? limit : later, rate);
    }
}
