package dev.fenji.kernel.metric;

/** Which end of a figure is good for the customer's tier. */
public enum Direction {
    HIGH,
    LOW,
    NONE
}
