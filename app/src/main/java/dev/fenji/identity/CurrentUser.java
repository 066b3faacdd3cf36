package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is asking, on this thread. Work that goes on in another thread takes the {@link Caller} along as a value. */
@Component
public class CurrentUser {
    private static final ScopedValue<Caller> ACTING = ScopedValue.newInstance();

    /** The caller; a problem when nobody has signed in. */
    public Caller current() {
        Caller caller = find();
        if (caller == null) {
            throw new ProblemException(IdentityProblem.SIGN_IN_REQUIRED);
        }
        return caller;
    }

    public @Nullable Caller find() {
        if (ACTING.isBound()) {
            return ACTING.get();
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }

    /** The caller, or the application itself where nobody asks: scheduled work, start-up. */
    public Caller orSystem() {
        Caller caller = find();
        return caller == null ? Caller.SYSTEM : caller;
    }

    /** Which customers the caller may see. */
    public Scope scope() {
        return Scope.EVERYTHING;
    }

    /** Does work in the name of a caller who asked for it on another thread. */
    public <T> T acting(Caller caller, Supplier<T> work) {
        return ScopedValue.where(ACTING, caller).call(work::get);
    }

    public void acting(Caller caller, Runnable work) {
        ScopedValue.where(ACTING, caller).run(work);
    }
}
