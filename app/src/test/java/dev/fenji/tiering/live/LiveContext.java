package dev.fenji.tiering.live;

import dev.fenji.test.DatabaseTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The application with live re-tiering at work; all tests about it share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DatabaseTest
@TestPropertySource(
        properties = {
            "fenji.live.enabled=true",
            "fenji.webhooks.internal=true",
            "fenji.webhooks.attempts=3",
            "fenji.webhooks.first-pause=100ms",
        })
@Import(LiveTiersTest.WithPause.class)
public @interface LiveContext {}
