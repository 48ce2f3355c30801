CREATE TRIGGER about_clock before insert on about when new.name = 'clock' and not exists (select 1 from about where name = 'demonstration') begin select raise(abort, 'only a demonstration has a clock of its own'); end;

CREATE TRIGGER about_clock_renamed before update on about when new.name = 'clock' and old.name <> 'clock' begin select raise(abort, 'only a demonstration has a clock of its own'); end;

CREATE TRIGGER about_demonstration before insert on about
    when new.name = 'demonstration' and exists (select 1 from person)
    begin select raise(abort, 'only an empty database can become a demonstration'); end;

CREATE TRIGGER about_demonstration_named before update on about when old.name = 'demonstration' and new.name <> old.name
    begin select raise(abort, 'a demonstration stays one'); end;

CREATE TRIGGER about_demonstration_stays before delete on about when old.name = 'demonstration'
    begin select raise(abort, 'a demonstration stays one'); end;

CREATE TRIGGER about_renamed before update on about when new.name = 'demonstration'
    begin select raise(abort, 'only an empty database can become a demonstration'); end;

CREATE TRIGGER child_fixed before update on child
    when new.id is not old.id or new.establishment_id is not old.establishment_id or new.pseudonym is not old.pseudonym or new.recorded_at is not old.recorded_at
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER child_join_fixed before update on child_join
    when new.id is not old.id or new.establishment_id is not old.establishment_id or new.kept_id is not old.kept_id or new.joined_id is not old.joined_id or new.pseudonym is not old.pseudonym or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER contact_fixed before update on contact
    when new.id is not old.id or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER establishment_fixed before update on establishment
    when new.id is not old.id or new.recorded_at is not old.recorded_at
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER history_event_kept before update on history_event
    begin select raise(abort, 'history is append-only'); end;

CREATE TRIGGER history_event_scope before insert on history_event
    when new.who_role = 'head' and ((new.establishment_id is not null or new.version is not null)
      and not exists (
        select 1 from person where id = new.who_id and establishment_id = new.establishment_id)
      or new.version > 1 and not exists (
        -- Nor takes one over from there: what was recorded before was about the own one too.
        select 1 from history_event as stood
          inner join person on person.id = new.who_id and person.establishment_id = stood.establishment_id
        where stood.subject = new.subject and stood.subject_id = new.subject_id
          and stood.version = new.version - 1))
    begin select raise(abort, 'this belongs to another establishment'); end;

CREATE TRIGGER history_event_whole before delete on history_event
    begin select raise(abort, 'history is append-only'); end;

CREATE TRIGGER incident_fixed before update on incident
    when new.id is not old.id or new.establishment_id is not old.establishment_id or new.number is not old.number or new.year is not old.year or new.serial is not old.serial or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER issued_document_follows before insert on issued_document
    when new.number <> 1 + (
        select coalesce(max(number), 0) from issued_document
        where kind = new.kind and subject_id = new.subject_id and edition = new.edition)
      or (new.replaces is not null and not exists (
        select 1 from issued_document
        where id = new.replaces and kind = new.kind and subject_id = new.subject_id and edition = new.edition))
    begin select raise(abort, 'an issued document has the next number and replaces an earlier one of its own'); end;

CREATE TRIGGER issued_document_kept before update on issued_document
    begin select raise(abort, 'issued documents never change'); end;

CREATE TRIGGER issued_document_whole before delete on issued_document
    begin select raise(abort, 'issued documents never change'); end;

CREATE TRIGGER issued_file_kept before update on issued_file
    begin select raise(abort, 'issued documents never change'); end;

CREATE TRIGGER issued_file_whole before delete on issued_file
    begin select raise(abort, 'issued documents never change'); end;

CREATE TRIGGER lado_contact_fixed before update on lado_contact
    when new.id is not old.id or new.number is not old.number or new.year is not old.year or new.serial is not old.serial or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER lado_contact_unnamed before update on lado_contact
    when new.type = 'consultation' and exists (
      select 1 from record_version
      where subject = 'lado-contact' and subject_id = new.id and content <> ''
        and json_extract(content, '$.staffPseudonym') <> '')
    begin select raise(abort, 'an earlier version names a member of staff'); end;

CREATE TRIGGER monthly_return_fixed before update on monthly_return
    when new.id is not old.id or new.establishment_id is not old.establishment_id or new.month is not old.month or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER outside_count_fixed before update on outside_count
    when new.id is not old.id or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER population_year_fixed before update on population_year
    when new.id is not old.id or new.establishment_id is not old.establishment_id or new.year is not old.year or new.recorded_at is not old.recorded_at
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER published_figure_fixed before update on published_figure
    when new.id is not old.id or new.recorded_at is not old.recorded_at
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER qa_meeting_fixed before update on qa_meeting
    when new.id is not old.id or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER record_version_kept before update on record_version
    when not (new.subject = old.subject and new.subject_id = old.subject_id and new.version = old.version
      and new.seq = old.seq and (
        new.content = '' and new.reason = '' and new.digest = old.digest and exists (
          select 1 from history_event
          where subject = old.subject and subject_id = old.subject_id and act = 'disposed'
            and instr(details, old.digest) > 0)
        or new.content <> '' and new.digest <> old.digest and exists (
          select 1 from history_event
          where seq = (select max(seq) from history_event)
            and subject = old.subject and subject_id = old.subject_id and act = 'name masked'
            and instr(details, old.digest || '>' || new.digest) > 0)))
    begin select raise(abort, 'record versions are append-only'); end;

CREATE TRIGGER record_version_whole before delete on record_version
    begin select raise(abort, 'record versions are append-only'); end;

CREATE TRIGGER referral_answer_fixed before update on referral_answer
    when new.id is not old.id or new.incident_id is not old.incident_id or new.establishment_id is not old.establishment_id or new.referred_on is not old.referred_on or new.version is not old.version or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by or (new.referred_to is not old.referred_to or new.note is not old.note) and not exists (
      select 1 from history_event
      where seq = (select max(seq) from history_event)
        and subject = 'referral-answer' and subject_id = old.id and act = 'name masked')
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER referral_answer_own_house before insert on referral_answer
    when new.establishment_id is not (select establishment_id from incident where id = new.incident_id)
    begin select raise(abort, 'this belongs to another establishment'); end;

CREATE TRIGGER review_earlier_version_follows before insert on review_earlier_version
    when new.number <> 1 + (select count(*) from review_earlier_version where review_id = new.review_id)
      or not exists (
        select 1 from review where id = new.review_id
          and signed_by = new.signed_by and signed_at = new.signed_at
          and released_by is new.released_by and released_at is new.released_at)
    begin select raise(abort, 'an earlier version is the one that was signed, under the next number'); end;

CREATE TRIGGER review_earlier_version_kept before update on review_earlier_version
    begin select raise(abort, 'earlier versions of a review never change'); end;

CREATE TRIGGER review_earlier_version_whole before delete on review_earlier_version
    begin select raise(abort, 'earlier versions of a review never change'); end;

CREATE TRIGGER review_fixed before update on review
    when new.id is not old.id or new.year is not old.year or new.recorded_at is not old.recorded_at
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER review_moves before update of state, signed_by, signed_at, released_by, released_at on review
    when not (
      (new.state = old.state and new.signed_by is old.signed_by and new.signed_at is old.signed_at
        and new.released_by is old.released_by and new.released_at is old.released_at)
      or (old.state = 'draft' and new.state = 'signed')
      or (old.state = 'signed' and new.state = 'released'
        and new.signed_by is old.signed_by and new.signed_at is old.signed_at)
      or (new.state = 'draft' and new.signed_by is null and new.released_by is null and exists (
        select 1 from review_earlier_version where review_id = old.id
          and number = (select max(number) from review_earlier_version where review_id = old.id)
          and signed_by = old.signed_by and signed_at = old.signed_at
          and released_by is old.released_by and released_at is old.released_at)))
    begin select raise(abort, 'a review is signed, then released; what was signed stays'); end;

CREATE TRIGGER sample_draw_fixed before update on sample_draw
    when new.id is not old.id or new.visit_id is not old.visit_id or new.establishment_id is not old.establishment_id or new.from_on is not old.from_on or new.to_on is not old.to_on or new.seed is not old.seed or new.asked is not old.asked or new.among is not old.among or new.version is not old.version or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER sampled_record_fixed before update on sampled_record
    when new.id is not old.id or new.visit_id is not old.visit_id or new.establishment_id is not old.establishment_id or new.how is not old.how or new.draw_id is not old.draw_id or new.place is not old.place or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER sampled_record_own_house_insert before insert on sampled_record
    when new.establishment_id is not (select establishment_id from visit where id = new.visit_id)
      or exists (select 1 from incident where id in (new.incident_id, new.entered_incident_id)
        and establishment_id is not new.establishment_id)
    begin select raise(abort, 'this belongs to another establishment'); end;

CREATE TRIGGER sampled_record_own_house_update before update on sampled_record
    when new.establishment_id is not (select establishment_id from visit where id = new.visit_id)
      or exists (select 1 from incident where id in (new.incident_id, new.entered_incident_id)
        and establishment_id is not new.establishment_id)
    begin select raise(abort, 'this belongs to another establishment'); end;

CREATE TRIGGER sampled_visit_house before update of establishment_id on visit
    when new.establishment_id is not old.establishment_id and (
      exists (select 1 from sampled_record where visit_id = new.id)
      or exists (select 1 from sample_draw where visit_id = new.id))
    begin select raise(abort, 'records were sampled on this visit: its establishment stays'); end;

CREATE TRIGGER setting_fixed before update on setting
    when new.id is not old.id or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER urgent_follow_up_fixed before update on urgent_follow_up
    when new.id is not old.id or new.incident_id is not old.incident_id or new.establishment_id is not old.establishment_id or new.seen is not old.seen or new.incident_version is not old.incident_version or new.came_of_it is not old.came_of_it or new.done_on is not old.done_on or new.version is not old.version or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by or (new.told_whom is not old.told_whom or new.note is not old.note) and not exists (
      select 1 from history_event
      where seq = (select max(seq) from history_event)
        and subject = 'urgent-follow-up' and subject_id = old.id and act = 'name masked')
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER urgent_follow_up_own_house before insert on urgent_follow_up
    when new.establishment_id is not (select establishment_id from incident where id = new.incident_id)
    begin select raise(abort, 'this belongs to another establishment'); end;

CREATE TRIGGER visit_fixed before update on visit
    when new.id is not old.id or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TRIGGER waiting_setting_fixed before update on waiting_setting
    when old.answer is not null or new.id is not old.id or new.name is not old.name or new.establishment_type is not old.establishment_type or new.value is not old.value or new.from_on is not old.from_on or new.reason is not old.reason or new.recorded_at is not old.recorded_at or new.recorded_by is not old.recorded_by
    begin select raise(abort, 'this is set once and never changes'); end;

CREATE TABLE about (
    name text primary key,
    value text not null
  ) strict, without rowid;

CREATE TABLE "accepted_word" (
    -- Empty for what is recorded for no establishment.
    establishment_id text not null,
    -- The role of whoever accepted it, at that moment.
    accepted_as text not null,
    key text not null check (length(key) between 1 and 400),
    looks_like text not null,
    accepted_by text not null references person (id),
    accepted_at text not null,
    primary key (establishment_id, accepted_as, key)
  ) strict, without rowid;

CREATE TABLE child (
    id text primary key,
    establishment_id text not null references establishment (id),
    pseudonym text not null collate nocase check (length(pseudonym) between 1 and 40),
    recorded_at text not null, pseudonym_key text, apart integer not null default 0 check (apart >= 0),
    unique (establishment_id, pseudonym)
  ) strict;

CREATE TABLE child_join (
    id text primary key,
    establishment_id text not null references establishment (id),
    -- The child that stays.
    kept_id text not null references child (id),
    -- The id of the other one: a row of its own again once the two are taken apart.
    joined_id text not null unique,
    -- As the other one's pseudonym was typed first.
    pseudonym text not null check (length(pseudonym) between 1 and 40),
    state text not null check (state in ('joined', 'in-one-record', 'apart')),
    -- Whether incidents alone tell of the two: a head of safeguarding is told of no child that a LADO contact alone names.
    head_sees text not null check (head_sees in ('yes', 'no')),
    -- JSON: signed months of which the number of children is another by what was done last, as it was and as it is.
    months text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict;

CREATE TABLE code (
    list text not null,
    value text not null,
    label text not null,
    level text not null,
    place integer not null,
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    to_on text check (to_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), id text generated always as (list || '/' || value) virtual,
    primary key (list, value)
  ) strict, without rowid;

CREATE TABLE contact (
    id text primary key,
    kind text not null check (kind in ('contact', 'review')),
    contacted_on text not null check (contacted_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    with_role text not null check (with_role in ('lado', 'head', 'governor', 'ycs', 'advocacy', 'imb',
      'inspectorate', 'partner', 'other', 'none')),
    establishment_id text references establishment (id),
    way text not null check (way in ('in-person', 'telephone', 'video', 'writing', 'not-applicable')),
    note text not null,
    days_used real not null check (days_used in (0, 0.25, 0.5, 0.75, 1)),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict;

CREATE TABLE device_cookie (
    hash text not null,
    person_id text not null references person (id),
    last_at text not null,
    primary key (hash, person_id)
  ) strict, without rowid;

CREATE TABLE draft (
    id text primary key,
    person_id text not null references person (id),
    -- the office it was begun in, whatever its writer is later
    role text not null,
    establishment_id text references establishment (id),
    kind text not null,
    subject_id text,
    base_version integer,
    typed text not null,
    -- by page of the form: how often it was saved, and by which rendering of it last
    saves text not null default '{}',
    started_at text not null,
    saved_at text not null
  ) strict;

CREATE TABLE establishment (
    id text primary key,
    code text not null unique check (length(code) between 2 and 6),
    version integer not null check (version >= 1),
    recorded_at text not null
  ) strict;

CREATE TABLE establishment_attribute (
    establishment_id text not null references establishment (id),
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    name text not null check (length(name) between 1 and 200),
    type text not null check (type in ('yoi', 'stc', 'sch')),
    operator text not null,
    places integer not null check (places between 0 and 1000),
    youngest integer not null check (youngest between 10 and 18),
    oldest integer not null check (oldest between 10 and 19),
    genders text not null check (genders in ('boys', 'girls', 'mixed')),
    state text not null check (state in ('open', 'paused', 'closed')),
    source text not null,
    primary key (establishment_id, from_on)
  ) strict, without rowid;

CREATE TABLE factor (
    id text primary key,
    person_id text not null references person (id),
    kind text not null check (kind in ('passkey', 'app', 'sheet', 'recovery')),
    name text not null check (length(name) between 1 and 100),
    -- An app's shared secret or a passkey's public key; a sheet keeps only its codes' hashes.
    secret text not null,
    credential_id text unique,
    transports text not null,
    added_at text not null,
    last_used_at text,
    -- The last half minute whose code was used: none is used twice (SECURITY AUN-06).
    last_step integer,
    counter integer not null check (counter >= 0),
    check ((kind = 'passkey') = (credential_id is not null)),
    check ((kind in ('passkey', 'app')) = (secret <> ''))
  ) strict;

CREATE TABLE factor_replacement (
    id text primary key,
    person_id text not null references person (id),
    asked_by text not null references person (id),
    asked_at text not null,
    officer_id text not null references person (id),
    answer text check (answer in ('confirmed', 'refused')),
    answered_at text,
    check (officer_id <> asked_by and officer_id <> person_id and asked_by <> person_id),
    check ((answer is null) = (answered_at is null))
  ) strict;

CREATE TABLE history_event (
    seq integer primary key check (seq >= 1),
    at text not null,
    who_id text not null,
    who_role text not null,
    act text not null,
    subject text not null,
    subject_id text,
    establishment_id text,
    version integer,
    details text not null,
    digest text,
    previous text not null,
    seal text not null
  ) strict;

CREATE TABLE idempotency (
    key text primary key,
    answer text not null,
    at text not null
  ) strict, without rowid;

CREATE TABLE incident (
    id text primary key,
    number text not null unique,
    establishment_id text not null references establishment (id),
    year integer not null,
    serial integer not null check (serial >= 1),
    own_reference text not null,
    happened_at text not null check (happened_at glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    written_at text,
    signed_at text,
    counts_as text not null check (counts_as in ('rpi', 'use-of-force', 'guiding', 'mechanical')),
    planned text not null check (planned in ('yes', 'no')),
    authorised_by text not null,
    reason_primary text not null check (reason_primary in ('assault-on-child', 'assault-on-staff', 'fight', 'prevent-harm', 'physical-threat', 'hostage',
  'incitement', 'self-harm', 'incident-at-height', 'escape', 'absconding', 'damage', 'verbal-threat',
  'refusal-to-locate', 'refusal-to-transfer', 'refusal-to-relocate', 'concerted-indiscipline', 'cuffs-for-risk',
  'administer-care', 'other')),
    location text not null check (location in ('bedroom', 'living-unit', 'education', 'visits', 'reception',
      'healthcare', 'separation-unit', 'dining', 'outside', 'escort', 'other')),
    duration_minutes integer check (duration_minutes between 0 and 1440),
    behaviour text not null,
    steps_to_avoid text not null,
    description text not null,
    effectiveness text not null,
    handcuffs text not null check (handcuffs in ('none', 'rigid-bar', 'ratchet', 'other', 'not-recorded')),
    pain_justification text not null,
    staff_injury_minor integer not null check (staff_injury_minor >= 0),
    staff_injury_minor_treated integer not null check (staff_injury_minor_treated >= 0),
    staff_injury_serious integer not null check (staff_injury_serious >= 0),
    treatment text not null,
    body_camera text not null check (body_camera in ('yes', 'partial', 'worn-not-on', 'none', 'not-known')),
    body_camera_reason text not null,
    cctv text not null check (cctv in ('yes', 'blind-spot', 'not-retained', 'not-known')),
    safeguarding_decision text not null check (safeguarding_decision in ('undecided', 'no-concern', 'internal',
      'lado-consultation', 'lado-referral', 'social-care', 'police')),
    decision_reason text not null,
    decided_by text not null,
    standing text not null check (standing in ('submitted', 'withdrawal-asked', 'withdrawn')),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null, reference_key text,
    unique (establishment_id, year, serial)
  ) strict;

CREATE TABLE incident_child (
    incident_id text not null references incident (id),
    place integer not null,
    child_id text not null references child (id),
    age integer not null check (age between 10 and 18),
    gender text not null check (gender in ('boy', 'girl', 'another', 'not-recorded')),
    ethnicity text not null check (ethnicity in ('asian', 'black', 'mixed', 'white', 'other', 'not-recorded')),
    position text not null check (position in ('standing', 'kneeling', 'seated', 'supine', 'prone',
      'floor-unintended', 'not-recorded')),
    injury text not null check (injury in ('none', 'minor', 'minor-treated', 'serious', 'not-recorded')),
    medical_examination text not null check (medical_examination in ('done', 'refused', 'offered', 'not-offered',
      'not-recorded')),
    debrief text not null check (debrief in ('done', 'declined', 'not-done', 'not-recorded')),
    spoken_to_at text,
    account text not null, signs_looked_by text check (signs_looked_by in ('healthcare', 'staff', 'nobody', 'not-known')), injury_looked_by text check (injury_looked_by in ('healthcare', 'staff', 'nobody', 'not-known')), pseudonym text check (length(pseudonym) between 1 and 40), alleges text check (alleges in ('yes', 'no', 'not-asked', 'not-known')),
    primary key (incident_id, place),
    unique (incident_id, child_id)
  ) strict, without rowid;

CREATE TABLE incident_child_warning_sign (
    incident_id text not null,
    place integer not null,
    sign text not null check (sign in ('breathing', 'says-cannot-breathe', 'serious-injury', 'vomiting',
      'petechial-rash', 'consciousness', 'other', 'none-seen', 'not-known')),
    primary key (incident_id, place, sign),
    foreign key (incident_id, place) references incident_child (incident_id, place)
  ) strict, without rowid;

CREATE TABLE incident_reason (
    incident_id text not null references incident (id),
    reason text not null check (reason in ('assault-on-child', 'assault-on-staff', 'fight', 'prevent-harm', 'physical-threat', 'hostage',
  'incitement', 'self-harm', 'incident-at-height', 'escape', 'absconding', 'damage', 'verbal-threat',
  'refusal-to-locate', 'refusal-to-transfer', 'refusal-to-relocate', 'concerted-indiscipline', 'cuffs-for-risk',
  'administer-care', 'other')),
    primary key (incident_id, reason)
  ) strict, without rowid;

CREATE TABLE incident_staff (
    incident_id text not null references incident (id),
    place integer not null,
    pseudonym text not null check (length(pseudonym) between 1 and 40),
    part text not null check (part in ('used-force', 'present')), pseudonym_key text,
    primary key (incident_id, place)
  ) strict, without rowid;

CREATE TABLE incident_technique (
    incident_id text not null references incident (id),
    place integer not null,
    technique text not null,
    list text not null default 'technique' check (list = 'technique'),
    uses integer not null check (uses between 1 and 50),
    primary key (incident_id, place),
    foreign key (list, technique) references code (list, value)
  ) strict, without rowid;

CREATE TABLE incident_warning_sign (
    incident_id text not null references incident (id),
    sign text not null check (sign in ('breathing', 'says-cannot-breathe', 'serious-injury', 'vomiting',
      'petechial-rash', 'consciousness', 'other')),
    primary key (incident_id, sign)
  ) strict, without rowid;

CREATE TABLE issued_document (
    id text primary key,
    kind text not null check (kind in ('review', 'visit-report', 'quarter-papers', 'month')),
    subject_id text not null,
    -- a kind without editions has one fixed word here
    edition text not null check (edition <> ''),
    number integer not null check (number >= 1),
    -- an earlier document of the same kind, subject and edition
    replaces text references issued_document (id),
    why text not null,
    content text not null,
    digest text not null,
    history_head text not null,
    issued_at text not null,
    unique (kind, subject_id, edition, number),
    check (kind <> 'review' or edition in ('partners', 'public', 'young-people', 'committee')),
    check ((number = 1) = (replaces is null)),
    check ((number = 1) = (why = ''))
  ) strict;

CREATE TABLE issued_file (
    document_id text not null references issued_document (id),
    format text not null check (format in ('pdf', 'spreadsheet', 'html', 'json')),
    sha256 text not null check (length(sha256) = 64),
    bytes blob not null check (length(bytes) > 0),
    primary key (document_id, format)
  ) strict;

CREATE TABLE kept_form (
    id text primary key,
    person_id text not null references person (id),
    path text not null,
    -- of what the form was upon, where it knew
    version integer,
    typed text not null,
    kept_at text not null
  ) strict;

CREATE TABLE known_device (
    person_id text not null references person (id),
    browser text not null,
    address_hash text not null,
    last_at text not null,
    primary key (person_id, browser, address_hash)
  ) strict, without rowid;

CREATE TABLE lado_contact (
    id text primary key,
    number text not null unique,
    year integer not null,
    serial integer not null check (serial >= 1),
    establishment_id text not null references establishment (id),
    type text not null check (type in ('consultation', 'referral', 'information', 'historical')),
    received_on text not null check (received_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    referrer text not null check (referrer in ('establishment', 'scrutineer', 'social-care', 'police',
      'healthcare', 'other')),
    source text not null check (source in ('child', 'parent', 'staff', 'advocate', 'imb', 'inspector',
      'scrutineer', 'healthcare', 'police', 'anonymous')),
    staff_pseudonym text not null,
    event_on text check (event_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    category text not null check (category in ('physical-in-restraint', 'physical', 'sexual', 'emotional',
      'neglect', 'conduct', 'private-life')),
    threshold text not null check (threshold in ('yes', 'no', 'advice', 'undecided')),
    strategy_on text check (strategy_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    staff_position text not null check (staff_position in ('no-change', 'moved', 'non-contact', 'suspended',
      'left', 'not-recorded')),
    footage_secured text not null check (footage_secured in ('yes', 'no', 'not-recorded')),
    child_informed text not null check (child_informed in ('yes', 'no', 'not-recorded')),
    account text not null,
    outcome text not null check (outcome in ('open', 'substantiated', 'malicious', 'false', 'unsubstantiated',
      'unfounded', 'no-further-action')),
    outcome_on text check (outcome_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    shared text not null check (shared in ('yes', 'no')),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null, staff_pseudonym_key text,
    -- No staff identity is kept of a consultation (DOMAIN.md 3.2).
    check (type <> 'consultation' or staff_pseudonym = ''),
    check ((outcome = 'open') = (outcome_on is null)),
    unique (year, serial)
  ) strict;

CREATE TABLE lado_contact_child (
    lado_contact_id text not null references lado_contact (id),
    child_id text not null references child (id), pseudonym text check (length(pseudonym) between 1 and 40),
    primary key (lado_contact_id, child_id)
  ) strict, without rowid;

CREATE TABLE lado_contact_incident (
    lado_contact_id text not null references lado_contact (id),
    incident_id text not null references incident (id),
    primary key (lado_contact_id, incident_id)
  ) strict, without rowid;

CREATE TABLE lado_contact_limb (
    lado_contact_id text not null references lado_contact (id),
    limb text not null check (limb in ('harmed', 'offence', 'risk', 'unsuitable')),
    primary key (lado_contact_id, limb)
  ) strict, without rowid;

CREATE TABLE masked_document (
    name_mask_id text not null references name_mask (id),
    document_id text not null references issued_document (id),
    primary key (name_mask_id, document_id)
  ) strict, without rowid;

CREATE TABLE "migration" (name text primary key) strict;

CREATE TABLE monthly_return (
    id text primary key,
    establishment_id text not null references establishment (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    incidents integer not null check (incidents >= 0),
    uses_of_force integer not null check (uses_of_force between 0 and incidents),
    children integer not null check (children >= 0),
    serious_injuries integer not null check (serious_injuries >= 0),
    pain_inducing integer not null check (pain_inducing >= 0),
    -- Incidents of the month that were begun and not submitted when it was signed.
    open_drafts integer not null check (open_drafts >= 0),
    confirmed text not null check (confirmed in ('every-incident', 'nil')),
    signed_by text not null references person (id),
    signed_at text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null,
    check ((confirmed = 'nil') = (uses_of_force = 0)),
    unique (establishment_id, month)
  ) strict;

CREATE TABLE name_mask (
    id text primary key,
    subject text not null,
    subject_id text not null,
    establishment_id text references establishment (id),
    -- What the record is called: its kind and its number.
    title text not null,
    -- The name itself, only as long as nobody has answered.
    text text not null,
    -- JSON: by question of the form how often it stands there, in the record and its versions.
    found text not null,
    asked_by text not null references person (id),
    asked_as text not null,
    asked_at text not null,
    answer text check (answer in ('confirmed', 'refused')),
    answered_by text references person (id),
    answered_as text,
    answered_at text,
    check ((answer is null) = (text <> '')),
    check ((answer is null) = (answered_by is null)),
    check ((answer is null) = (answered_as is null)),
    check ((answer is null) = (answered_at is null)),
    check (answered_by is null or answered_by <> asked_by),
    check (answer is null or answer <> 'confirmed' or answered_as <> asked_as)
  ) strict;

CREATE TABLE notice (
    id text primary key,
    person_id text not null references person (id),
    at text not null,
    kind text not null,
    details text not null
  ) strict;

CREATE TABLE one_time_link (
    hash text primary key,
    person_id text not null references person (id),
    made_at text not null,
    made_by text not null,
    ends_at text not null,
    used_at text
  ) strict, without rowid;

CREATE TABLE outside_count (
    id text primary key,
    source text not null check (source in ('ycs', 'healthcare', 'complaints', 'radio-cctv')),
    establishment_id text not null references establishment (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    count integer not null check (count between 0 and 10000),
    origin text not null,
    received_on text not null check (received_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    explanation text not null,
    private_notes text not null,
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null,
    unique (source, establishment_id, month)
  ) strict;

CREATE TABLE person (
    id text primary key,
    name text not null check (length(name) between 1 and 200),
    email text not null unique check (email = lower(email)),
    role text not null check (role in ('scrutineer', 'head', 'lado', 'partner', 'business-manager')),
    establishment_id text references establishment (id),
    organisation text,
    -- An office is held, or deputised for, from one day to another; a partner holds none.
    appointed_as text check (appointed_as in ('holder', 'deputy')),
    appointed_from text,
    appointed_to text,
    password_hash text not null,
    created_at text not null,
    disabled_at text,
    version integer not null check (version >= 1),
    check ((role = 'head') = (establishment_id is not null)),
    check ((role = 'partner') = (appointed_as is null)),
    check ((appointed_as is null) = (appointed_from is null)),
    check (appointed_to is null or (appointed_from is not null and appointed_to >= appointed_from))
  ) strict;

CREATE TABLE population (
    establishment_id text not null references establishment (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    snapshot_on text not null check (snapshot_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    under18 integer not null check (under18 >= 0),
    all_held integer not null check (all_held >= under18),
    standing text not null check (standing in ('provisional', 'final')),
    primary key (establishment_id, month)
  ) strict, without rowid;

CREATE TABLE population_year (
    id text primary key,
    establishment_id text not null references establishment (id),
    year integer not null,
    source text not null,
    version integer not null check (version >= 1),
    recorded_at text not null, unusual text,
    unique (establishment_id, year)
  ) strict;

CREATE TABLE published_figure (
    id text primary key,
    establishment text not null,
    establishment_id text references establishment (id),
    measure text not null,
    unit_of_count text not null,
    period_start text not null check (period_start glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    period_end text not null check (period_end glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    value real not null,
    qualifier text not null,
    confidence text not null check (confidence in ('A', 'B', 'C')),
    source_title text not null check (length(source_title) > 0),
    source_url text not null,
    version integer not null check (version >= 1),
    recorded_at text not null, withdrawal text check (withdrawal in ('withdrawn', 'joined')), joined_into text references published_figure (id)
    check ((joined_into is not null) = (withdrawal is 'joined') and joined_into is not id),
    check (period_end >= period_start),
    unique (establishment, measure, unit_of_count, period_start, period_end, source_title)
  ) strict;

CREATE TABLE qa_action (
    qa_meeting_id text not null references qa_meeting (id),
    place integer not null,
    action text not null,
    organisation text not null check (organisation in ('council-safeguarding', 'council-lado',
      'council-virtual-school', 'police', 'nhs', 'head-of-safeguarding', 'governor', 'ycs', 'healthcare',
      'education', 'advocacy', 'imb', 'youth-justice', 'scrutineer')),
    owner_role text not null,
    due_on text check (due_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    status text not null check (status in ('open', 'in-progress', 'done', 'withdrawn')),
    primary key (qa_meeting_id, place)
  ) strict, without rowid;

CREATE TABLE qa_agenda_item (
    qa_meeting_id text not null references qa_meeting (id),
    place integer not null,
    title text not null,
    primary key (qa_meeting_id, place)
  ) strict, without rowid;

CREATE TABLE qa_attendance (
    qa_meeting_id text not null references qa_meeting (id),
    place integer not null,
    organisation text not null check (organisation in ('council-safeguarding', 'council-lado',
      'council-virtual-school', 'police', 'nhs', 'head-of-safeguarding', 'governor', 'ycs', 'healthcare',
      'education', 'advocacy', 'imb', 'youth-justice', 'scrutineer')),
    establishment_id text references establishment (id),
    attendance text not null check (attendance in ('present', 'deputy', 'apologies', 'absent')),
    primary key (qa_meeting_id, place)
  ) strict, without rowid;

CREATE TABLE qa_meeting (
    id text primary key,
    year integer not null,
    quarter text not null check (quarter in ('Q1', 'Q2', 'Q3', 'Q4')),
    met_on text not null check (met_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    chair text not null,
    days_used real not null check (days_used in (0, 0.25, 0.5, 0.75, 1)),
    minutes text not null,
    minutes_approved_on text check (minutes_approved_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null,
    unique (year, quarter)
  ) strict;

CREATE TABLE record_version (
    seq integer primary key references history_event (seq),
    subject text not null,
    subject_id text not null,
    version integer not null check (version >= 1),
    content text not null,
    reason text not null,
    digest text not null,
    unique (subject, subject_id, version)
  ) strict;

CREATE TABLE referral_answer (
    id text primary key,
    incident_id text not null references incident (id),
    establishment_id text not null references establishment (id),
    referred_to text not null check (referred_to <> ''),
    referred_on text not null check (referred_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    note text not null,
    version integer not null check (version = 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict;

CREATE TABLE review (
    id text primary key,
    year integer not null unique,
    state text not null check (state in ('draft', 'signed', 'released')),
    signed_by text references person (id),
    signed_at text,
    released_by text references person (id),
    released_at text,
    version integer not null check (version >= 1),
    recorded_at text not null,
    check ((state = 'draft') = (signed_at is null)),
    check ((state = 'released') = (released_at is not null)),
    check (released_by is null or released_by <> signed_by)
  ) strict;

CREATE TABLE review_commentary (
    review_id text not null references review (id),
    section text not null check (section in ('method', 'establishments', 'restraint', 'injuries', 'records',
      'safeguarding', 'scrutiny')),
    commentary text not null,
    written_by text not null references person (id),
    adopted_at text,
    primary key (review_id, section)
  ) strict, without rowid;

CREATE TABLE review_earlier_version (
    review_id text not null references review (id),
    number integer not null check (number >= 1),
    signed_by text not null references person (id),
    signed_at text not null,
    released_by text references person (id),
    released_at text,
    -- who sent it back or began the corrected version, when and why
    ended_by text not null references person (id),
    ended_at text not null,
    reason text not null check (trim(reason) <> ''),
    primary key (review_id, number),
    check ((released_by is null) = (released_at is null)),
    check (released_by is null or released_by <> signed_by)
  ) strict, without rowid;

CREATE TABLE review_gap (
    review_id text not null references review (id),
    establishment_id text not null references establishment (id),
    month text not null check (month glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    words text not null check (trim(words) <> ''),
    confirmed_by text not null references person (id),
    confirmed_at text not null,
    primary key (review_id, establishment_id, month)
  ) strict, without rowid;

CREATE TABLE review_number_decision (
    review_id text not null references review (id),
    part text not null,
    sentence text not null check (sentence <> ''),
    decision text not null check (decision in ('kept', 'changed')),
    decided_by text not null references person (id),
    decided_at text not null,
    primary key (review_id, part, sentence)
  ) strict, without rowid;

CREATE TABLE review_opinion (
    review_id text not null references review (id),
    establishment_id text not null references establishment (id),
    safeguarded text not null check (safeguarded in ('yes', 'partly', 'no', 'not-formed')),
    reason text not null,
    primary key (review_id, establishment_id)
  ) strict, without rowid;

CREATE TABLE review_public_text (
    review_id text not null references review (id),
    part text not null check (part in ('method', 'establishments', 'restraint', 'injuries', 'records',
      'safeguarding', 'scrutiny') or part glob 'opinion-?*'),
    words text not null check (trim(words) <> ''),
    written_by text not null references person (id),
    written_at text not null,
    -- somebody else's answer to: could a reader who knows one child recognise them?
    recognisable text check (recognisable in ('no', 'yes')),
    read_by text references person (id),
    read_at text,
    primary key (review_id, part),
    check ((recognisable is null) = (read_by is null)),
    check ((recognisable is null) = (read_at is null)),
    check (read_by is null or read_by <> written_by)
  ) strict, without rowid;

CREATE TABLE review_receipt (
    review_id text not null references review (id),
    number integer not null check (number >= 1),
    person_id text not null references person (id),
    acknowledged_at text not null,
    primary key (review_id, number, person_id)
  ) strict, without rowid;

CREATE TABLE sample_draw (
    id text primary key,
    visit_id text not null references visit (id),
    establishment_id text not null references establishment (id),
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    to_on text not null check (to_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and to_on >= from_on),
    seed text not null check (length(seed) = 12 and seed not glob '*[^0-9a-f]*'),
    asked integer not null check (asked between 1 and 50),
    among integer not null check (among >= 1),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict;

CREATE TABLE sampled_record (
    id text primary key,
    visit_id text not null references visit (id),
    establishment_id text not null references establishment (id),
    how text not null check (how in ('drawn', 'chosen', 'outside')),
    draw_id text references sample_draw (id),
    place integer check (place >= 1),
    incident_id text references incident (id),
    source text check (source in ('healthcare-log', 'complaint', 'radio-or-camera-log', 'child-account', 'other')),
    source_reference text not null,
    source_on text check (source_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    source_place text not null,
    finding text not null check (finding in ('not-checked', 'agrees', 'small-differences', 'difference-that-matters',
      'not-in-records', 'could-not-be-checked')),
    missing text not null,
    note text not null,
    told text not null check (told in ('yes', 'no')),
    checked_at text,
    entered_incident_id text references incident (id),
    linked_at text,
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null,
    check ((how = 'drawn') = (draw_id is not null) and (draw_id is null) = (place is null)),
    check ((how = 'outside') = (source is not null)),
    check (how = 'outside' or incident_id is not null),
    -- What is in the records is no finding that it is not; what was entered later is linked beside that finding.
    check (finding <> 'not-in-records' or incident_id is null),
    check ((entered_incident_id is null) = (linked_at is null)),
    check (entered_incident_id is null or finding = 'not-in-records'),
    check ((finding = 'not-checked') = (checked_at is null)),
    check (finding <> 'not-checked' or told = 'no'),
    unique (draw_id, place)
  ) strict;

CREATE TABLE sampled_record_compared (
    sampled_record_id text not null references sampled_record (id),
    compared_with text not null check (compared_with in ('written-record', 'footage', 'medical-record',
      'child-account', 'complaint', 'other')),
    primary key (sampled_record_id, compared_with)
  ) strict, without rowid;

CREATE TABLE second_answer (
    id text primary key,
    what text not null check (what in ('disposal', 'legal-hold-off')),
    subject text not null,
    subject_id text not null,
    -- Codes and days only: the retention class and its day, or why.
    details text not null,
    asked_by text not null references person (id),
    -- The role each of the two had then: two people of one office are as good as one.
    asked_as text not null,
    asked_at text not null,
    answer text check (answer in ('confirmed', 'refused')),
    answered_by text references person (id),
    answered_as text,
    answered_at text,
    check ((answer is null) = (answered_by is null)),
    check ((answer is null) = (answered_as is null)),
    check ((answer is null) = (answered_at is null)),
    check (answered_by is null or answered_by <> asked_by),
    check (answer is null or answer <> 'confirmed' or answered_as <> asked_as)
  ) strict;

CREATE TABLE session (
    id_hash text primary key,
    person_id text references person (id),
    content text not null,
    started_at text not null,
    seen_at text not null
  ) strict;

CREATE TABLE setting (
    id text primary key,
    name text not null,
    establishment_type text not null check (establishment_type in ('', 'yoi', 'stc', 'sch')),
    value text not null,
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason text not null,
    recorded_at text not null,
    recorded_by text not null,
    unique (name, establishment_type, from_on, recorded_at)
  ) strict;

CREATE TABLE single_use_code (
    factor_id text not null references factor (id),
    number integer not null check (number >= 1),
    hash text not null,
    used_at text,
    primary key (factor_id, number)
  ) strict, without rowid;

CREATE TABLE upgrade_step (
    name text primary key,
    records integer not null check (records >= 0)
  ) strict, without rowid;

CREATE TABLE urgent_follow_up (
    id text primary key,
    incident_id text not null references incident (id),
    establishment_id text not null references establishment (id),
    -- What was urgent about the incident when it was looked at, a code and which of several a line.
    seen text not null,
    incident_version integer not null check (incident_version >= 1),
    came_of_it text not null check (came_of_it in ('noted', 'asked', 'sampled', 'told')),
    told_whom text not null,
    done_on text not null check (done_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    note text not null,
    version integer not null check (version = 1),
    recorded_at text not null,
    recorded_by text not null,
    check ((came_of_it = 'told') = (told_whom <> ''))
  ) strict;

CREATE TABLE visit (
    id text primary key,
    establishment_id text not null references establishment (id),
    visited_on text not null check (visited_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    started_at text,
    ended_at text,
    announcement text not null check (announcement in ('announced', 'unannounced', 'remote')),
    days_used real not null check (days_used in (0, 0.25, 0.5, 0.75, 1)),
    accompanied_by text not null,
    areas_seen text not null,
    records_seen integer not null check (records_seen >= 0),
    footage_seen text not null check (footage_seen in ('yes', 'no', 'not-recorded')),
    children_spoken_to integer not null check (children_spoken_to >= 0),
    children_in_private integer not null check (children_in_private between 0 and children_spoken_to),
    staff_spoken_to integer not null check (staff_spoken_to >= 0),
    parents_spoken_to integer not null check (parents_spoken_to >= 0),
    what_children_said text not null,
    safeguarded text not null check (safeguarded in ('yes', 'partly', 'no', 'not-formed')),
    safeguarded_reason text not null,
    wellbeing text not null check (wellbeing in ('yes', 'partly', 'no', 'not-formed')),
    wellbeing_reason text not null,
    good_practice text not null,
    conflict_of_interest text not null,
    private_notes text not null,
    report_sent_on text check (report_sent_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    version integer not null check (version >= 1),
    recorded_at text not null,
    recorded_by text not null
  ) strict;

CREATE TABLE visit_concern (
    visit_id text not null references visit (id),
    place integer not null,
    concern text not null,
    level text not null check (level in ('immediate', 'high', 'medium', 'low')),
    told_to text not null,
    told_on text check (told_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    primary key (visit_id, place)
  ) strict, without rowid;

CREATE TABLE visit_purpose (
    visit_id text not null references visit (id),
    purpose text not null check (purpose in ('restraint', 'separation', 'complaints', 'lado-log', 'education',
      'health', 'culture', 'follow-up')),
    primary key (visit_id, purpose)
  ) strict, without rowid;

CREATE TABLE waiting_setting (
    id text primary key,
    name text not null,
    establishment_type text not null check (establishment_type in ('', 'yoi', 'stc', 'sch')),
    value text not null,
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason text not null,
    answer text check (answer in ('agreed', 'refused', 'taken-back')),
    answer_reason text,
    answered_by text,
    answered_at text,
    -- The setting that an agreement made.
    setting_id text references setting (id),
    version integer not null check (version between 1 and 2),
    recorded_at text not null,
    recorded_by text not null,
    check ((answer is null) = (answer_reason is null)),
    check ((answer is null) = (answered_by is null)),
    check ((answer is null) = (answered_at is null)),
    check ((answer is not null and answer = 'agreed') = (setting_id is not null))
  ) strict;

CREATE INDEX child_join_kept on child_join (kept_id);

CREATE UNIQUE INDEX child_key on child (establishment_id, pseudonym_key, apart);

CREATE INDEX contact_day on contact (contacted_on, id);

CREATE INDEX device_cookie_person on device_cookie (person_id, last_at);

CREATE INDEX draft_person on draft (person_id, saved_at);

CREATE UNIQUE INDEX factor_one_sheet on factor (person_id, kind) where kind in ('sheet', 'recovery');

CREATE INDEX factor_person on factor (person_id, added_at);

CREATE INDEX factor_replacement_open on factor_replacement (officer_id) where answer is null;

CREATE INDEX history_event_at on history_event (at, seq);

CREATE INDEX history_event_discarded on history_event (seq) where act = 'draft discarded';

CREATE INDEX history_event_disposal on history_event (seq)
    where act in ('disposal asked for', 'disposal refused', 'disposed');

CREATE INDEX history_event_establishment on history_event (establishment_id, subject, seq);

CREATE INDEX history_event_failed on history_event (seq) where act = 'sign-in failed';

CREATE INDEX history_event_subject on history_event (subject, subject_id, seq);

CREATE INDEX history_event_what on history_event (subject, seq);

CREATE INDEX history_event_who on history_event (who_id, subject, seq);

CREATE INDEX incident_by_date on incident (happened_at, id, establishment_id, counts_as, safeguarding_decision,
    standing, own_reference, number);

CREATE INDEX incident_by_deadline on incident (happened_at, id, establishment_id, written_at, signed_at, counts_as,
    safeguarding_decision);

CREATE INDEX incident_by_number on incident (establishment_id, year, serial, happened_at, id, counts_as,
    safeguarding_decision, standing, own_reference, number);

CREATE INDEX incident_child_alleges on incident_child (alleges, incident_id);

CREATE INDEX incident_child_child on incident_child (child_id);

CREATE INDEX incident_child_injury on incident_child (injury, incident_id);

CREATE INDEX incident_child_not_spoken_to on incident_child (incident_id) where debrief = 'not-done';

CREATE INDEX incident_child_open on incident_child (incident_id) where signs_looked_by is not null
    and (signs_looked_by = 'not-known' or injury_looked_by = 'not-known' or injury = 'not-recorded'
      or medical_examination in ('offered', 'not-offered', 'not-recorded'));

CREATE INDEX incident_child_position on incident_child (position, incident_id);

CREATE INDEX incident_child_sign_not_known on incident_child_warning_sign (incident_id)
    where sign = 'not-known';

CREATE INDEX incident_child_sign_seen on incident_child_warning_sign (sign, incident_id, place)
    where sign not in ('none-seen', 'not-known');

CREATE INDEX incident_child_spoken_to on incident_child (incident_id, debrief, spoken_to_at);

CREATE INDEX incident_child_to_speak_to on incident_child (incident_id)
    where debrief in ('not-done', 'not-recorded');

CREATE INDEX incident_counts_as on incident (counts_as, happened_at, id, establishment_id);

CREATE INDEX incident_decision on incident (safeguarding_decision, happened_at, id, establishment_id);

CREATE INDEX incident_establishment on incident (establishment_id, happened_at, id);

CREATE INDEX incident_establishment_counts_as on incident (establishment_id, counts_as, happened_at, id);

CREATE INDEX incident_establishment_decision
    on incident (establishment_id, safeguarding_decision, happened_at, id);

CREATE INDEX incident_establishment_unsigned on incident (establishment_id, happened_at, id)
    where signed_at is null;

CREATE INDEX incident_number_key on incident (lower(replace(number, '-', '')));

CREATE INDEX incident_reference_key on incident (reference_key, id) where reference_key is not null;

CREATE INDEX incident_staff_injury_serious on incident (happened_at, id) where staff_injury_serious > 0;

CREATE INDEX incident_staff_key on incident_staff (pseudonym_key, incident_id);

CREATE INDEX incident_technique_technique on incident_technique (technique, incident_id);

CREATE INDEX incident_unsigned on incident (happened_at, id) where signed_at is null;

CREATE INDEX incident_warning_sign_sign on incident_warning_sign (sign, incident_id);

CREATE INDEX incident_withdrawal_asked on incident (id) where standing = 'withdrawal-asked';

CREATE INDEX incident_withdrawn on incident (establishment_id, counts_as, happened_at, id)
    where standing = 'withdrawn';

CREATE INDEX kept_form_age on kept_form (kept_at);

CREATE INDEX lado_contact_child_child on lado_contact_child (child_id);

CREATE INDEX lado_contact_day on lado_contact (received_on, id);

CREATE INDEX lado_contact_incident_incident on lado_contact_incident (incident_id);

CREATE INDEX lado_contact_staff on lado_contact (establishment_id, staff_pseudonym_key) where staff_pseudonym_key is not null;

CREATE UNIQUE INDEX name_mask_open on name_mask (subject, subject_id, text) where answer is null;

CREATE INDEX name_mask_subject on name_mask (subject, subject_id);

CREATE INDEX notice_person on notice (person_id, at);

CREATE INDEX one_time_link_person on one_time_link (person_id);

CREATE INDEX outside_count_month on outside_count (month, id);

CREATE INDEX qa_action_unfinished on qa_action (due_on, qa_meeting_id, place)
    where status in ('open', 'in-progress');

CREATE INDEX record_version_changed on record_version (subject, seq) where version > 1;

CREATE INDEX referral_answer_incident on referral_answer (incident_id, recorded_at, id);

CREATE INDEX sample_draw_visit on sample_draw (visit_id, recorded_at, id);

CREATE INDEX sampled_record_entered on sampled_record (entered_incident_id)
    where entered_incident_id is not null;

CREATE INDEX sampled_record_incident on sampled_record (incident_id) where incident_id is not null;

CREATE INDEX sampled_record_not_checked on sampled_record (visit_id) where finding = 'not-checked';

CREATE INDEX sampled_record_not_in_records on sampled_record (checked_at, id)
    where finding = 'not-in-records' and entered_incident_id is null;

CREATE INDEX sampled_record_visit on sampled_record (visit_id, recorded_at, draw_id, place, id);

CREATE UNIQUE INDEX second_answer_open on second_answer (what, subject, subject_id) where answer is null;

CREATE INDEX session_person on session (person_id);

CREATE INDEX urgent_follow_up_incident on urgent_follow_up (incident_id, recorded_at, id);

CREATE INDEX visit_day on visit (visited_on, id);
