package dev.fenji.identity.web;

import dev.fenji.identity.Public;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the sign-in page and for scripts that wait. */
@RestController
@RequestMapping("/api/status")
class StatusController {
    record Status(String version, boolean ready) {}

    private final ApplicationAvailability availability;
    private final String version;

    StatusController(ApplicationAvailability availability, ObjectProvider<BuildProperties> build) {
        this.availability = availability;
        BuildProperties properties = build.getIfAvailable();
        String built = properties == null ? null : properties.getVersion();
        this.version = built == null ? "development" : built;
    }

    @Public
    @GetMapping
    Status status() {
        return new Status(version, availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
    }
}
