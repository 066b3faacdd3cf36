package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets nobody into a controller method without the permission it names; one that names none is closed to all. */
@Component
class PermissionCheck implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger log = LoggerFactory.getLogger(PermissionCheck.class);
    private static final String OURS = "dev.fenji.";
    private static final String DESCRIPTION_OF_THE_API = "org.springdoc.";

    private final CurrentUser users;

    PermissionCheck(CurrentUser users) {
        this.users = users;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            check(method);
        }
        return true;
    }

    private void check(HandlerMethod method) {
        String type = method.getBeanType().getName();
        if (type.startsWith(DESCRIPTION_OF_THE_API)) {
            users.current();
            return;
        }
        if (!type.startsWith(OURS) || method.hasMethodAnnotation(Public.class)) {
            return;
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        Caller caller = users.current();
        if (requires == null) {
            log.error("{} names no permission and is closed", method);
        }
        if (requires == null || !caller.may(requires.value())) {
            Object permission = requires == null ? "-" : requires.value().named();
            throw new ProblemException(
                    IdentityProblem.FORBIDDEN,
                    Map.of("permission", permission, "role", caller.role().named()));
        }
    }
}
