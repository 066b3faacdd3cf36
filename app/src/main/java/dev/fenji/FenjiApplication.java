package dev.fenji;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Fenji: customer tiers, explained, versioned and replayable. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "Fenji", sharedModules = "shared")
public class FenjiApplication {

    public static void main(String[] args) {
        SpringApplication.run(FenjiApplication.class, args);
    }
}
