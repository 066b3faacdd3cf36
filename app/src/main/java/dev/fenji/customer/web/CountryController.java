package dev.fenji.customer.web;

import dev.fenji.customer.Countries;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/countries")
class CountryController {
    private static final int LARGEST_PAGE = 500;

    /** What a text stands for; no country = keep it as given. */
    record Decision(
            @NotBlank @Size(max = 200) String given,
            @Nullable String country) {}

    record Changed(int customers) {}

    private final Countries countries;

    CountryController(Countries countries) {
        this.countries = countries;
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/unresolved")
    List<Countries.Unresolved> unresolved() {
        return countries.unresolved();
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/disagreements")
    Page<Countries.Disagreement> disagreements(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return countries.disagreements(cursor, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/aliases")
    List<Countries.Alias> aliases() {
        return countries.aliases();
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @PutMapping("/aliases")
    Changed decide(@Valid @RequestBody Decision decision) {
        return new Changed(countries.decide(decision.given(), decision.country()));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @DeleteMapping("/aliases")
    Changed forget(@RequestParam String given) {
        return new Changed(countries.forget(given));
    }
}
