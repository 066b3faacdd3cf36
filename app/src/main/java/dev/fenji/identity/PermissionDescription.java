package dev.fenji.identity;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the permission of each endpoint into the description of the API. */
@Configuration(proxyBeanMethods = false)
class PermissionDescription {
    @Bean
    OperationCustomizer permissions() {
        return (operation, method) -> {
            Requires requires = method.getMethodAnnotation(Requires.class);
            operation.addExtension(
                    "x-permission", requires == null ? "none" : requires.value().name());
            return operation;
        };
    }
}
