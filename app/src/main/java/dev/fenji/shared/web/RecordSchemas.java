package dev.fenji.shared.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes records as the source has them: named apart, and every component always there unless it is {@code @Nullable}. */
final class RecordSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType javaType = Json31.mapper().constructType(type.getType());
        if (javaType.isRecordType() && (type.getName() == null || type.getName().isBlank())) {
            type.setName(name(javaType));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && javaType.isRecordType()) {
            describe(javaType.getRawClass(), target(schema, context));
        }
        return schema;
    }

    /** Two records of the same name in two controllers are two things: the name of the outer class goes before. */
    private static String name(JavaType type) {
        Class<?> inner = type.getRawClass();
        Class<?> outer = inner.getEnclosingClass();
        String prefix = outer == null ? "" : outer.getSimpleName().replaceFirst("Controller$", "");
        var name = new StringBuilder(inner.getSimpleName().contains(prefix.replaceFirst("s$", "")) ? "" : prefix);
        name.append(inner.getSimpleName());
        for (JavaType parameter : type.getBindings().getTypeParameters()) {
            name.append(name(parameter));
        }
        return name.toString();
    }

    private static Schema<?> target(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        if (ref == null) {
            return schema;
        }
        Schema<?> defined = context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
        return defined == null ? schema : defined;
    }

    private static void describe(Class<?> type, Schema<?> schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> property = properties.get(component.getName());
            if (property == null) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                require(schema, component.getName());
            } else if (property.get$ref() == null && property.getTypes() != null) {
                Set<String> types = new LinkedHashSet<>(property.getTypes());
                types.add("null");
                property.setTypes(types);
            }
        }
    }

    private static void require(Schema<?> schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }
}
