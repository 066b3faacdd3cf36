package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only so many requests at a time, the others wait in turn: however many come, a part of the connections is left for the work
 * inside (live tiers, runs, alerts), and who waits too long is told so instead of failing half-way.
 */
final class Admission extends OncePerRequestFilter {
    private static final String API = "/api/";
    /** Streams of events stay open for hours and hold no connection. */
    private static final String STREAM = "/stream";

    private final Semaphore places;
    private final Duration patience;
    private final ProblemWriter problems;

    Admission(int places, Duration patience, ProblemWriter problems) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith(API) || path.endsWith(STREAM);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!enter()) {
            long seconds = patience.toSeconds();
            response.setHeader("Retry-After", Long.toString(seconds));
            problems.write(new ProblemException(SharedProblem.BUSY, Map.of("seconds", seconds)), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
