package dev.fenji.shared.web;

import dev.fenji.shared.ProblemBody;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** The description of the API from which api/openapi.yaml is written. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "ProblemBody";
    private static final String KEY = "apiKey";
    private static final String SESSION = "session";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Fenji")
                        .version("1")
                        .description(
                                "Customer tiers, explained. Errors are application/problem+json (RFC 9457) with a slug."
                                        + " Requests that list the header Idempotency-Key can be sent again with the same key within"
                                        + " seven days: they act once and give the same answer; the others are safe to send again or"
                                        + " refuse a name that is taken.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer"))
                        .addSecuritySchemes(
                                SESSION,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("FENJI_SESSION")))
                .security(List.of(new SecurityRequirement().addList(KEY), new SecurityRequirement().addList(SESSION)));
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    /** Every operation may answer with a problem. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            ResolvedSchema problem = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(
                            new io.swagger.v3.core.converter.AnnotatedType(ProblemBody.class).resolveAsRef(false));
            Map<String, Schema> referenced = problem.referencedSchemas;
            referenced.forEach(api.getComponents()::addSchemas);
            api.getComponents().addSchemas(PROBLEM, problem.schema);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::mayAnswerWithProblem);
        };
    }

    /** Stable names for generated clients: {@code userList}, not {@code list_4}. */
    @Bean
    OperationCustomizer names() {
        return (operation, method) -> {
            String type = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
            operation.setTags(List.of(type));
            operation.setOperationId(StringUtils.uncapitalize(type)
                    + StringUtils.capitalize(method.getMethod().getName()));
            return operation;
        };
    }

    private static void mayAnswerWithProblem(Operation operation) {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(schema))));
    }
}
