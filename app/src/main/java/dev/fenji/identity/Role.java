package dev.fenji.identity;

import dev.fenji.kernel.Title;
import dev.fenji.shared.Named;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A named set of permissions. */
public enum Role {
    ADMIN("Administrator", "管理员", EnumSet.allOf(Permission.class)),
    ANALYST("Analyst", "分析师", EnumSet.complementOf(EnumSet.of(Permission.USER_ADMIN, Permission.SETTINGS_WRITE))),
    MANAGER(
            "Manager",
            "经理",
            with(
                    Permission.CUSTOMER_WRITE,
                    Permission.ORDER_WRITE,
                    Permission.IMPORT_RUN,
                    Permission.EXPORT,
                    Permission.RUN_START,
                    Permission.OVERRIDE_WRITE,
                    Permission.ALERT_HANDLE)),
    VIEWER("Viewer", "只读用户", with());

    private final Title title;
    private final Set<Permission> permissions;

    Role(String en, String zh, EnumSet<Permission> permissions) {
        this.title = Title.of(en, zh);
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    Named named() {
        return new Named(name(), title);
    }

    /** Whoever has this role may hand out the other one. */
    public boolean covers(Role other) {
        return permissions.containsAll(other.permissions);
    }

    /** Everyone who may sign in may read the daily business; the audit trail and exports are not part of it. */
    private static EnumSet<Permission> with(Permission... more) {
        var all = EnumSet.of(
                Permission.CUSTOMER_READ,
                Permission.ORDER_READ,
                Permission.IMPORT_READ,
                Permission.POLICY_READ,
                Permission.RUN_READ,
                Permission.SETTINGS_READ);
        all.addAll(Set.of(more));
        return all;
    }
}
