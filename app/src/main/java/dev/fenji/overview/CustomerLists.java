package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.shared.Page;
import dev.fenji.shared.Sheet;
import dev.fenji.tiering.movement.Movements;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The list of customers as people ask for it: searched, filtered, sorted, counted, exported. */
@Component
public class CustomerLists {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    private static final List<String> DEFAULT_COLUMNS =
            List.of("name", "external_key", "country", "tier", "net_revenue", "last_purchase_on", "lifecycle");

    private static final List<String> PAST_COLUMNS =
            List.of("name", "external_key", "country", "tier", "tier_since", "score");

    private final CustomerList list;
    private final ListFieldCatalogue catalogue;
    private final Exports exports;
    private final Movements movements;

    CustomerLists(CustomerList list, ListFieldCatalogue catalogue, Exports exports, Movements movements) {
        this.movements = movements;
        this.list = list;
        this.catalogue = catalogue;
        this.exports = exports;
    }

    public record SortBy(String field, boolean desc) {}

    /**
     * @param filter a condition in its JSON form
     * @param asOf the list as of this day: only what is known of it; null for now
     */
    public record Search(
            @Nullable String search,
            @Nullable JsonNode filter,
            @Nullable SortBy sort,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable List<String> columns,
            @Nullable LocalDate asOf) {
        public Search(
                @Nullable String search,
                @Nullable JsonNode filter,
                @Nullable SortBy sort,
                @Nullable String cursor,
                @Nullable Integer limit,
                @Nullable List<String> columns) {
            this(search, filter, sort, cursor, limit, columns, null);
        }
    }

    /** @param exact false when there are more than {@code count} */
    public record Total(long count, boolean exact) {}

    public Page<Map<String, @Nullable Object>> page(Search wanted) {
        Fields fields = fields(wanted);
        int limit = wanted.limit() == null ? DEFAULT_LIMIT : Math.clamp(wanted.limit(), 1, MAX_LIMIT);
        return list.page(query(wanted, fields), fields, columns(wanted, fields), wanted.cursor(), limit);
    }

    public Total count(Search wanted) {
        Fields fields = fields(wanted);
        CustomerList.Count count = list.count(query(wanted, fields), fields);
        return new Total(count.count(), count.exact());
    }

    /** Checks everything first, so that what is wrong is said before the first byte of the file. */
    public Export export(Search wanted, Sheet.Format format, boolean chinese) {
        Fields fields = fields(wanted);
        ListQuery query = query(wanted, fields);
        List<String> columns = columns(wanted, fields);
        exports.check(query, fields, format);
        return out -> exports.write(query, fields, columns, format, chinese, out);
    }

    /** A file that is written while it is read. */
    public interface Export {
        void to(OutputStream out) throws IOException;
    }

    private Fields fields(Search wanted) {
        LocalDate day = wanted.asOf();
        return day == null ? catalogue.current() : catalogue.current().asOf(movements.then(day));
    }

    private static ListQuery query(Search wanted, Fields fields) {
        JsonNode filter = wanted.filter();
        @Nullable
        Condition condition = filter == null || filter.isNull() || filter.isEmpty() ? null : ConditionJson.read(filter);
        if (condition != null) {
            FilterCheck.check(condition, fields);
        }
        SortBy sort = wanted.sort();
        return new ListQuery(
                wanted.search(),
                condition,
                sort == null ? usualSort(fields) : new ListQuery.Sort(sort.field(), sort.desc()));
    }

    private static ListQuery.Sort usualSort(Fields fields) {
        return fields.day() == null ? ListQuery.BY_VALUE : ListQuery.BY_TIER;
    }

    private static List<String> columns(Search wanted, Fields fields) {
        List<String> asked = wanted.columns();
        if (asked == null || asked.isEmpty()) {
            return fields.day() == null ? DEFAULT_COLUMNS : PAST_COLUMNS;
        }
        for (String column : asked) {
            fields.column(column);
        }
        return List.copyOf(new LinkedHashSet<>(asked));
    }
}
