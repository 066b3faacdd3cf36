package dev.fenji.identity;

/** What a person or program may do. Every endpoint names one with {@link Requires}. */
public enum Permission {
    CUSTOMER_READ,
    CUSTOMER_WRITE,
    ORDER_READ,
    ORDER_WRITE,
    IMPORT_RUN,
    IMPORT_READ,
    POLICY_READ,
    POLICY_WRITE,
    POLICY_PUBLISH,
    OVERRIDE_WRITE,
    OVERRIDE_APPROVE,
    ALERT_HANDLE,
    RUN_READ,
    RUN_START,
    EXPORT,
    SETTINGS_READ,
    SETTINGS_WRITE,
    USER_ADMIN,
    AUDIT_READ
}
