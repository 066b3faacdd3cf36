package dev.fenji.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class RegisteringCustomersTest {

    private static final Instant JANUARY = Instant.parse("2026-01-10T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-10T10:00:00Z");

    @Autowired
    Customers customers;

    @Autowired
    Contacts contacts;

    @Autowired
    Countries countries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void startEmpty() {
        jdbc.sql("truncate customer, contact, country_alias cascade").update();
    }

    @Test
    void givesEveryKeyItsIdAndKeepsIt() {
        var first = register(
                CustomerRow.key("a").name("Anna").build(), CustomerRow.key("b").build());
        var again = register(CustomerRow.key("b").build(), CustomerRow.key("a").build());

        assertThat(first).containsOnlyKeys("a", "b");
        assertThat(again).isEqualTo(first);
        assertThat(get("b").name()).isEqualTo("b");
    }

    @Test
    void neverOverwritesWhatIsKnownWithNothing() {
        register(CustomerRow.key("a")
                .name("Anna")
                .type(CustomerType.ORGANISATION)
                .country("Germany")
                .city("Berlin")
                .creditLimit(new BigDecimal("1000"))
                .tags(List.of("vip"))
                .attributes(Map.of("since", 2001, "fair", true))
                .build());

        register(CustomerRow.key("a")
                .city("Bonn")
                .attributes(Map.of("fair", false))
                .build());

        var anna = get("a");
        assertThat(anna.name()).isEqualTo("Anna");
        assertThat(anna.type()).isEqualTo(CustomerType.ORGANISATION);
        assertThat(anna.country()).isEqualTo("DE");
        assertThat(anna.city()).isEqualTo("Bonn");
        assertThat(anna.creditLimit()).isEqualByComparingTo("1000");
        assertThat(anna.tags()).containsExactly("vip");
        assertThat(anna.attributes()).containsEntry("since", 2001).containsEntry("fair", false);
    }

    @Test
    void writesNothingWhenNothingIsNew() {
        var row = CustomerRow.key("a")
                .name("Anna")
                .country("Germany")
                .city("Berlin")
                .tags(List.of("say \"hi\"", "back\\slash"))
                .build();
        register(row);
        var before = jdbc.sql("select tx::text || xmin::text from customer")
                .query(String.class)
                .single();

        register(row);

        assertThat(get("a").tags()).containsExactly("say \"hi\"", "back\\slash");
        assertThat(jdbc.sql("select tx::text || xmin::text from customer")
                        .query(String.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void findsParentsWhicheverComesFirst() {
        register(CustomerRow.key("child").parentKey("group").build());
        assertThat(get("child").parentId()).isNull();

        var ids = register(
                CustomerRow.key("group").name("The Group").build(),
                CustomerRow.key("second").parentKey("group").build());

        assertThat(get("child").parentId()).isEqualTo(ids.get("group"));
        assertThat(get("child").parentName()).isEqualTo("The Group");
        assertThat(get("second").parentId()).isEqualTo(ids.get("group"));
    }

    @Test
    void takesTheCountryOfTheLatestOrderInWhateverSequenceTheyCome() {
        register(CustomerRow.key("a").country("France", MARCH).build());
        register(CustomerRow.key("a").country("Germany", JANUARY).build());
        assertThat(get("a").country()).isEqualTo("FR");

        register(
                CustomerRow.key("b").country("France", MARCH).build(),
                CustomerRow.key("b").country("Germany", JANUARY).build());
        assertThat(get("b").country()).isEqualTo("FR");

        assertThat(countries.disagreements(null, 10).items()).hasSize(2).first().satisfies(found -> {
            assertThat(found.prevailing()).isEqualTo("France");
            assertThat(found.given()).containsExactlyInAnyOrder("France", "Germany");
        });
    }

    @Test
    void trustsTheCustomerRecordMoreThanOrders() {
        register(CustomerRow.key("a").country("Spain").build());

        register(CustomerRow.key("a").country("France", MARCH).build());

        assertThat(get("a").country()).isEqualTo("ES");
    }

    @Test
    void remembersTheLatestOrderThoughTheCountryStays() {
        register(CustomerRow.key("a").country("France", JANUARY).build());
        register(CustomerRow.key("a").country("France", MARCH).build());

        register(CustomerRow.key("a")
                .country("Germany", Instant.parse("2026-02-10T10:00:00Z"))
                .build());

        assertThat(get("a").country()).isEqualTo("FR");
    }

    @Test
    void keepsWhatIsNoCountryAsGivenUntilSomebodyDecides() {
        register(CustomerRow.key("a").country("European Community").build());
        register(CustomerRow.key("b").country("EUROPEAN  COMMUNITY").build());
        assertThat(countries.unresolved()).hasSize(2);

        assertThat(countries.decide("European Community", "BE")).isEqualTo(2);
        assertThat(get("a").country()).isEqualTo("BE");
        assertThat(get("a").countryGiven()).isEqualTo("European Community");
        assertThat(countries.unresolved()).isEmpty();

        countries.decide("European Community", null);
        assertThat(get("b").country()).isNull();
        assertThat(countries.unresolved()).isEmpty();
        assertThat(countries.resolve("european community"))
                .isEqualTo(new CountryMatch.KeptAsGiven("european community"));

        countries.forget("European Community");
        assertThat(countries.unresolved()).hasSize(2);
    }

    @Test
    void registersManyAtOnce() {
        var rows = IntStream.range(0, 50_000)
                .mapToObj(i -> CustomerRow.key("k" + i).name("Customer " + i).build())
                .toList();

        var ids = Objects.requireNonNull(transaction.execute(status -> customers.register("bulk", rows)))
                .ids();

        assertThat(ids).hasSize(50_000);
        assertThat(jdbc.sql("select count(*) from customer").query(Long.class).single())
                .isEqualTo(50_000);
    }

    @Test
    void registersContactsOfKnownCustomers() {
        register(CustomerRow.key("a").build());
        var rows = List.of(
                new ContactRow("c1", "a", "Zoe", "buyer", null, null, null),
                new ContactRow("c2", "nobody", "Max", null, null, null, null));

        assertThat(contacts.register("shop", rows)).isEqualTo(1);
        assertThat(contacts.register("shop", rows)).isEqualTo(1);

        assertThat(contacts.of(get("a").id()))
                .singleElement()
                .satisfies(zoe -> assertThat(zoe.role()).isEqualTo("buyer"));
    }

    private Map<String, Long> register(CustomerRow... rows) {
        return Objects.requireNonNull(transaction.execute(status -> customers.register("shop", List.of(rows))))
                .ids();
    }

    private Customer get(String key) {
        long id = Objects.requireNonNull(customers.find("shop", List.of(key)).get(key));
        return customers.get(id).orElseThrow();
    }
}
