package dev.fenji.identity.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organisation")
class OrganisationController {
    record OrganisationView(
            String name,
            String baseCurrency,
            String zone,
            @Nullable String contact,
            OrganisationProfile.@Nullable Demo demo,
            boolean factsExist) {}

    record OrganisationChange(
            @NotBlank @Size(max = 200) String name,
            @NotBlank String baseCurrency,
            @NotBlank String zone,
            @Nullable @Size(max = 1000) String contact) {}

    private final Organisation organisation;

    OrganisationController(Organisation organisation) {
        this.organisation = organisation;
    }

    @Requires(Permission.SETTINGS_READ)
    @GetMapping
    OrganisationView get() {
        return view(organisation.current());
    }

    @Requires(Permission.SETTINGS_WRITE)
    @PutMapping
    OrganisationView change(@Valid @RequestBody OrganisationChange change) {
        return view(organisation.change(change.name(), change.baseCurrency(), change.zone(), change.contact()));
    }

    private OrganisationView view(OrganisationProfile profile) {
        return new OrganisationView(
                profile.name(),
                profile.baseCurrency(),
                profile.zone().getId(),
                profile.contact(),
                profile.demo(),
                organisation.factsExist());
    }
}
