package dev.fenji.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.fenji.FenjiApplication;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;

/** A field that a request forgot is the caller's mistake, said as such; it must not turn into an error of ours. */
class RequestBodyTest {
    /** They take null for each of their fields and say themselves what is missing, with its place. */
    private static final Set<String> JUDGE_THEMSELVES = Set.of("Mapping");

    @Test
    void whatARequestMustHaveIsDemandedBeforeItIsUsed() {
        List<String> unchecked = new ArrayList<>();
        for (Parameter body : bodies().toList()) {
            Class<?> type = body.getType();
            if (!type.isRecord() || JUDGE_THEMSELVES.contains(type.getSimpleName())) {
                continue;
            }
            List<String> fields = Arrays.stream(type.getRecordComponents())
                    .filter(component -> !mayBeMissing(component) && !isDemanded(type, component))
                    .map(RecordComponent::getName)
                    .toList();
            if (!fields.isEmpty()) {
                unchecked.add(type.getName() + " " + fields);
            }
            if (hasDemands(type) && !body.isAnnotationPresent(Valid.class)) {
                unchecked.add(body.getDeclaringExecutable() + " lacks @Valid");
            }
        }
        assertThat(unchecked).isEmpty();
    }

    private static Stream<Parameter> bodies() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackagesOf(FenjiApplication.class).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .map(JavaMethod::reflect)
                        .flatMap(method -> Arrays.stream(method.getParameters()))
                        .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class));
    }

    /** Primitive fields are demanded by the reader of JSON. */
    private static boolean mayBeMissing(RecordComponent component) {
        return component.getType().isPrimitive() || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean hasDemands(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).anyMatch(component -> isDemanded(type, component));
    }

    private static boolean isDemanded(Class<?> type, RecordComponent component) {
        try {
            var field = type.getDeclaredField(component.getName());
            return Stream.of(NotNull.class, NotBlank.class, NotEmpty.class).anyMatch(field::isAnnotationPresent);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
