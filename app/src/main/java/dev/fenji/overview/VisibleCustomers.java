package dev.fenji.overview;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Scope;
import dev.fenji.kernel.condition.Condition;
import org.springframework.stereotype.Component;

/** The caller's data scope as a condition. Every statement of this module that reads customers carries it. */
@Component
class VisibleCustomers {

    private static final Condition EVERYONE = Condition.all();

    private final CurrentUser user;

    VisibleCustomers(CurrentUser user) {
        this.user = user;
    }

    Condition condition() {
        return switch (user.scope()) {
            case Scope.Everything _ -> EVERYONE;
            case Scope.Nobody _ -> Condition.any();
        };
    }

    /** Whether figures made for everybody may be shown as they are. */
    boolean everyone() {
        return condition().equals(EVERYONE);
    }
}
