package dev.fenji.adapters.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What {@code ./fenji demo} asks for.
 *
 * @param wanted all, steelwheels, foodmart or online-retail; null = this is no demonstration
 * @param file the file of online-retail
 */
record DemoSettings(@Nullable String wanted, @Nullable Path file) {

    static final String ONLINE_RETAIL = "online-retail";
    static final String ONLINE_RETAIL_II = "online-retail-ii";

    static DemoSettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        String wanted = binder.bind("fenji.demo", String.class).orElse("");
        String file = environment.getProperty("fenji.demo.file", "");
        return new DemoSettings(wanted.isBlank() ? null : wanted, file.isBlank() ? null : Path.of(file));
    }

    boolean wants(DemoSource source) {
        return "all".equals(wanted) || source.id().equals(wanted);
    }
}
