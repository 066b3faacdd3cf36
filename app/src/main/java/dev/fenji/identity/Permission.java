package dev.fenji.identity;

import dev.fenji.kernel.Title;
import dev.fenji.shared.Named;

/** What a person or program may do. Every endpoint names one with {@link Requires}. */
public enum Permission {
    CUSTOMER_READ("see customers", "查看客户"),
    CUSTOMER_WRITE("change customers", "修改客户"),
    ORDER_READ("see orders", "查看订单"),
    ORDER_WRITE("record orders", "录入订单"),
    IMPORT_RUN("import files", "导入文件"),
    IMPORT_READ("see imports", "查看导入"),
    POLICY_READ("see policies", "查看策略"),
    POLICY_WRITE("change policies", "修改策略"),
    POLICY_PUBLISH("publish policies", "发布策略"),
    OVERRIDE_WRITE("set tiers by hand", "人工调整等级"),
    OVERRIDE_APPROVE("approve tiers set by hand", "审批人工调整的等级"),
    ALERT_HANDLE("handle alerts", "处理提醒"),
    RUN_READ("see runs", "查看计算任务"),
    RUN_START("start runs", "启动计算任务"),
    EXPORT("export data", "导出数据"),
    SETTINGS_READ("see settings", "查看设置"),
    SETTINGS_WRITE("change settings", "修改设置"),
    USER_ADMIN("manage users", "管理用户"),
    AUDIT_READ("read the audit trail", "查看审计记录");

    private final Title title;

    Permission(String en, String zh) {
        this.title = Title.of(en, zh);
    }

    /** What one may do with it: "you may {@code see customers}". */
    Named named() {
        return new Named(name(), title);
    }
}
