package dev.fenji.overview.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.overview.CustomerLists;
import dev.fenji.overview.CustomerLists.Export;
import dev.fenji.overview.CustomerLists.Search;
import dev.fenji.overview.CustomerLists.SortBy;
import dev.fenji.overview.CustomerLists.Total;
import dev.fenji.overview.ListFieldCatalogue;
import dev.fenji.overview.ListFieldCatalogue.ListField;
import dev.fenji.shared.Page;
import dev.fenji.shared.Sheet.Format;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api")
class CustomerListController {

    private static final int MAX_COLUMNS = 80;
    private static final int MAX_SEARCH = 200;

    private final CustomerLists lists;
    private final ListFieldCatalogue catalogue;

    CustomerListController(CustomerLists lists, ListFieldCatalogue catalogue) {
        this.lists = lists;
        this.catalogue = catalogue;
    }

    record SearchRequest(
            @Nullable @Size(max = MAX_SEARCH) String search,
            @Nullable JsonNode filter,
            @Nullable SortBy sort,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable @Size(max = MAX_COLUMNS) List<String> columns,
            @Nullable LocalDate asOf) {
        Search wanted() {
            return new Search(search, filter, sort, cursor, limit, columns, asOf);
        }
    }

    record ExportRequest(
            @Nullable @Size(max = MAX_SEARCH) String search,
            @Nullable JsonNode filter,
            @Nullable SortBy sort,
            @Nullable @Size(max = MAX_COLUMNS) List<String> columns,
            @Nullable LocalDate asOf,
            @Nullable String format) {
        Search wanted() {
            return new Search(search, filter, sort, null, null, columns, asOf);
        }

        Format wantedFormat() {
            return Format.of(format);
        }
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/customer-fields")
    List<ListField> fields() {
        return catalogue.all();
    }

    @Requires(Permission.CUSTOMER_READ)
    @PostMapping("/customer-search")
    Page<Map<String, @Nullable Object>> search(@Valid @RequestBody SearchRequest request) {
        return lists.page(request.wanted());
    }

    @Requires(Permission.CUSTOMER_READ)
    @PostMapping("/customer-search/count")
    Total count(@Valid @RequestBody SearchRequest request) {
        return lists.count(request.wanted());
    }

    @Requires(Permission.EXPORT)
    @PostMapping("/customer-search/export")
    ResponseEntity<StreamingResponseBody> export(@Valid @RequestBody ExportRequest request, Locale locale) {
        Format format = request.wantedFormat();
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        Export export = lists.export(request.wanted(), format, chinese);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("customers." + format.name().toLowerCase(Locale.ROOT))
                                .build()
                                .toString())
                .body(export::to);
    }
}
