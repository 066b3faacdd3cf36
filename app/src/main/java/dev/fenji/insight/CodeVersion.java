package dev.fenji.insight;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Which program computed a figure. */
@Component
class CodeVersion {
    private static final String UNBUILT = "development";

    private final String version;

    CodeVersion(ObjectProvider<BuildProperties> build) {
        BuildProperties known = build.getIfAvailable();
        String named = known == null ? null : known.getVersion();
        this.version = named == null ? UNBUILT : named;
    }

    String version() {
        return version;
    }
}
