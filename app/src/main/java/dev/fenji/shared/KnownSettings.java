package dev.fenji.shared;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * A misspelt setting would be ignored in silence; this refuses it. Each module's settings are a record that refuses unknown names below
 * its prefix; here the prefixes themselves are checked. Environment variables are left out: others may begin with FENJI_ too.
 */
final class KnownSettings implements BeanFactoryPostProcessor {
    private static final String OURS = "fenji.";
    /** Read one by one, without a record. */
    private static final Set<String> SINGLE = Set.of("fenji.data", "fenji.demo", "fenji.demo.file", "fenji.golden");

    private final Environment environment;

    KnownSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Set<String> prefixes = prefixes(beans);
        for (String name : given()) {
            boolean known = SINGLE.contains(name) || prefixes.stream().anyMatch(p -> name.startsWith(p + "."));
            if (!known) {
                throw new StartupProblem(
                        "There is no setting %s.".formatted(name),
                        "Correct or remove it; settings begin with one of %s.".formatted(new TreeSet<>(prefixes)));
            }
        }
    }

    private static Set<String> prefixes(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .map(name -> beans.findAnnotationOnBean(name, ConfigurationProperties.class))
                .filter(Objects::nonNull)
                .map(annotation -> annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix())
                .filter(prefix -> prefix.startsWith(OURS))
                .collect(Collectors.toSet());
    }

    private Set<String> given() {
        var names = new TreeSet<String>();
        if (environment instanceof ConfigurableEnvironment all) {
            all.getPropertySources().stream()
                    .filter(source ->
                            !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
                    .filter(EnumerablePropertySource.class::isInstance)
                    .map(source -> ((EnumerablePropertySource<?>) source).getPropertyNames())
                    .flatMap(Arrays::stream)
                    .filter(name -> name.startsWith(OURS))
                    .map(name -> ConfigurationPropertyName.adapt(name, '.').toString())
                    .forEach(names::add);
        }
        return names;
    }
}
