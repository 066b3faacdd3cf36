package dev.fenji.adapters.rates;

import dev.fenji.sales.RateRow;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the reference rates as the European Central Bank publishes them: what one EUR costs in each currency, day by day. */
final class EcbHistory {

    static final String RESOURCE = "/org/javamoney/moneta/convert/ecb/defaults/eurofxref-hist.xml";

    private static final String EURO = "EUR";

    private EcbHistory() {}

    static List<RateRow> read(InputStream xml) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(xml);
        List<RateRow> rates = new ArrayList<>();
        @Nullable LocalDate day = null;
        while (reader.hasNext()) {
            if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String time = reader.getAttributeValue(null, "time");
            String currency = reader.getAttributeValue(null, "currency");
            if (time != null) {
                day = LocalDate.parse(time);
            } else if (currency != null && day != null) {
                rates.add(RateRow.daily(EURO, currency, day, new BigDecimal(reader.getAttributeValue(null, "rate"))));
            }
        }
        return rates;
    }

    /** No document types, no entities: the file could come from anywhere one day. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
