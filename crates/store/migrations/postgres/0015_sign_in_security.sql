-- What people prove themselves by is reached by the program alone, never with a person's own scope.
do $$
declare
    guarded text;
begin
    foreach guarded in array array['identity', 'password', 'session', 'password_link', 'sign_in_trial']
    loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('create policy reading on %I for select using ((select scope_is_whole()))',
            guarded);
        execute format(
            'create policy adding on %I for insert with check ((select scope_is_whole()))', guarded);
        execute format('create policy changing on %I for update using ((select scope_is_whole()))',
            guarded);
        execute format('create policy removing on %I for delete using ((select scope_is_whole()))',
            guarded);
    end loop;
end;
$$;
