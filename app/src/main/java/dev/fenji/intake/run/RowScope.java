package dev.fenji.intake.run;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Scope;
import org.springframework.stereotype.Component;

/**
 * The caller's {@link Scope} over rows of files, which belong to no customer yet: who may not see everybody sees none of them.
 */
@Component
class RowScope {

    private final CurrentUser currentUser;

    RowScope(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    boolean hidden() {
        return switch (currentUser.scope()) {
            case Scope.Everything everything -> false;
            case Scope.Nobody nobody -> true;
        };
    }
}
