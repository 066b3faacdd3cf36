package dev.fenji.customer.web;

import dev.fenji.customer.Contact;
import dev.fenji.customer.Contacts;
import dev.fenji.customer.CustomerChange;
import dev.fenji.customer.CustomerProblem;
import dev.fenji.customer.CustomerType;
import dev.fenji.customer.Customers;
import dev.fenji.customer.NewCustomer;
import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Idempotency;
import dev.fenji.shared.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/customers")
class CustomerController {

    /**
     * A customer to add.
     *
     * @param source where the customer is from; without it the customer is one of our own
     * @param externalKey its key there; without it one is made
     */
    record Wanted(
            @Nullable @Size(max = 100) String source,
            @Nullable @Size(max = 200) String externalKey,
            @NotBlank @Size(max = 1000) String name,
            @Nullable CustomerType type,
            @Nullable String country,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String industry,
            @Nullable String sizeClass,
            @Nullable String language,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String currency,
            @Nullable Long parentId,
            @Nullable String creditLimit,
            @Nullable List<String> tags,
            @Nullable Map<String, Object> attributes) {

        /** All but the identity, as the fields of a change: the same checks hold for both. */
        CustomerChange fields() {
            var fields = new HashMap<String, @Nullable Object>();
            fields.put("name", name);
            fields.put("type", type == null ? CustomerType.UNKNOWN.name() : type.name());
            fields.put("country", country);
            fields.put("city", city);
            fields.put("region", region);
            fields.put("postalCode", postalCode);
            fields.put("industry", industry);
            fields.put("sizeClass", sizeClass);
            fields.put("language", language);
            fields.put("email", email);
            fields.put("phone", phone);
            fields.put("currency", currency);
            fields.put("parentId", parentId);
            fields.put("creditLimit", creditLimit);
            fields.put("tags", tags == null ? List.of() : tags);
            fields.put("attributes", attributes == null ? Map.of() : attributes);
            return new CustomerChange(fields);
        }
    }

    private final Customers customers;
    private final Contacts contacts;
    private final Idempotency idempotency;
    private final CurrentUser currentUser;

    CustomerController(Customers customers, Contacts contacts, Idempotency idempotency, CurrentUser currentUser) {
        this.customers = customers;
        this.contacts = contacts;
        this.idempotency = idempotency;
        this.currentUser = currentUser;
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CustomerBody create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Wanted wanted) {
        var call = new Idempotency.Call(currentUser.current().username(), "POST /api/customers", key, wanted);
        return idempotency.once(
                call,
                CustomerBody.class,
                () -> CustomerBody.of(
                        customers.create(new NewCustomer(wanted.source(), wanted.externalKey(), wanted.fields()))));
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/{id}")
    CustomerBody get(@PathVariable long id) {
        return customers
                .get(id)
                .map(CustomerBody::of)
                .orElseThrow(() -> new ProblemException(CustomerProblem.NO_CUSTOMER, Map.of("id", id)));
    }

    /** Changes the fields that are sent; null clears one. */
    @Requires(Permission.CUSTOMER_WRITE)
    @PatchMapping("/{id}")
    CustomerBody change(@PathVariable long id, @RequestBody Map<String, @Nullable Object> fields) {
        return CustomerBody.of(customers.change(id, new CustomerChange(fields)));
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/{id}/contacts")
    List<Contact> contacts(@PathVariable long id) {
        return contacts.of(id);
    }
}
