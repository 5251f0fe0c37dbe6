-- A table is not emptied at one stroke either: `truncate` passes by the triggers on rows.

create trigger case_event_is_never_emptied before truncate on case_event for each statement execute function refuse_change();
create trigger audit_leaf_is_never_emptied before truncate on audit_leaf for each statement execute function refuse_change();
create trigger inbox_is_never_emptied before truncate on inbox for each statement execute function refuse_change();
