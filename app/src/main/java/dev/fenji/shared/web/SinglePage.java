package dev.fenji.shared.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The browser application: its files, and its first page for every address that only the browser knows. */
@Configuration(proxyBeanMethods = false)
class SinglePage implements WebMvcConfigurer {
    private static final String STATIC = "classpath:/static/";
    private static final Duration FOREVER = Duration.ofDays(365);
    /** Below these an unknown address is an error, not a page. */
    private static final List<String> SERVER_SIDE = List.of("api/", "actuator/", "v3/", "assets/");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(STATIC + "assets/")
                .setCacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(STATIC)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new PageResolver());
    }

    private static final class PageResolver extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            if (file != null) {
                return file;
            }
            boolean page = SERVER_SIDE.stream().noneMatch(path::startsWith)
                    && !path.equals("api")
                    && path.lastIndexOf('.') <= path.lastIndexOf('/');
            return page ? super.getResource("index.html", location) : null;
        }
    }
}
