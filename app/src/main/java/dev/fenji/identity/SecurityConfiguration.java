package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The outer wall: who is asking, forged requests, headers. What the caller may do is checked at the controller method
 * ({@link PermissionCheck}), where the permission is written.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Our own files only. Ant Design writes its styles into the page, hence the one exception. */
    private static final String CONTENT_POLICY = """
            default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
            font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; \
            form-action 'self'; frame-ancestors 'none'""";

    /** A measurement around each of a dozen filters costs more than many a request; requests as a whole are measured anyway. */
    @Bean
    SecurityObservationSettings notEachFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            SignIn signIn,
            ApiKeys keys,
            ProblemWriter problems,
            CurrentUser users,
            IdentitySettings settings)
            throws Exception {
        var admission = new Admission(settings.requestsAtOnce(), settings.requestPatience(), problems);
        return http.csrf(csrf -> csrf.spa().ignoringRequestMatchers(CallerFilter::carriesKey))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(operators(users))
                        .anyRequest()
                        .permitAll())
                .addFilterBefore(admission, CsrfFilter.class)
                .addFilterBefore(new CallerFilter(signIn, keys, problems), CsrfFilter.class)
                // Sessions begin and end in Sessions. Spring's own management takes every request for a new sign-in and
                // gives the session a new id each time, which turns away the requests a page sends side by side.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> problems.write(
                                new ProblemException(IdentityProblem.SIGN_IN_REQUIRED), request, response))
                        .accessDeniedHandler(
                                (request, response, e) -> problems.write(refused(e, users), request, response)))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static ProblemException refused(AccessDeniedException e, CurrentUser users) {
        if (e instanceof CsrfException) {
            return new ProblemException(IdentityProblem.CSRF);
        }
        return new ProblemException(
                IdentityProblem.FORBIDDEN,
                Map.of(
                        "permission", Permission.SETTINGS_READ.named(),
                        "role", users.orSystem().role().named()));
    }

    /** Metrics are for whoever runs the machine: from the machine itself, or with a key that may read settings. */
    private static AuthorizationManager<RequestAuthorizationContext> operators(CurrentUser users) {
        return (authentication, context) -> {
            Caller caller = users.find();
            boolean allowed = caller == null ? isLocal(context.getRequest()) : caller.may(Permission.SETTINGS_READ);
            return new AuthorizationDecision(allowed);
        };
    }

    /** Behind a proxy on the same machine every request looks local, except for the header the proxy adds. */
    private static boolean isLocal(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** There is one way to sign in, and it is not Spring's default user. */
    @Bean
    UserDetailsService noDefaultUser() {
        return username -> {
            throw new UsernameNotFoundException(username);
        };
    }
}
