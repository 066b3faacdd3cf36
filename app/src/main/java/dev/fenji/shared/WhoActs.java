package dev.fenji.shared;

/** Who can do something about a problem. */
public enum WhoActs {
    /** The person or program that made the request. */
    USER,
    /** Somebody who may change settings, users or policies. */
    ADMIN,
    /** Whoever runs the machine. */
    OPERATOR,
    /** Us. */
    DEVELOPER
}
