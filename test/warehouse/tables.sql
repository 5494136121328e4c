-- The warehouse: facts and rules, no computed figures.
-- Amounts are in kr unless the column says otherwise; revenue is positive and cost negative.
-- Identifiers are English, names are data and stay Swedish.

CREATE SCHEMA warehouse;
COMMENT ON SCHEMA warehouse IS 'Facts behind the interim report of March 2023: ledger, staff, projects, purchases and the rules that judge them';

CREATE TYPE warehouse.source AS ENUM ('printed', 'derived');
COMMENT ON TYPE warehouse.source IS
    'printed: the report prints this figure; derived: it does not, and the row is made so that its printed totals come out exactly';

CREATE TYPE warehouse.activity AS ENUM ('förvaltning', 'utveckling');
COMMENT ON TYPE warehouse.activity IS 'What the money is for: running the services or developing them';

CREATE TYPE warehouse.section AS ENUM ('revenue', 'cost', 'municipal grant');
COMMENT ON TYPE warehouse.section IS 'Block of the income statement; the order of the labels is the order of its rows';

CREATE TYPE warehouse.dimension AS ENUM ('tid', 'kostnad', 'resultat');
COMMENT ON TYPE warehouse.dimension IS 'What a project is judged on';


-- Rules ---------------------------------------------------------------------------------------

CREATE TABLE warehouse.reports (
    as_of   date PRIMARY KEY,
    name    text NOT NULL
);
COMMENT ON TABLE  warehouse.reports       IS 'The report that the views are computed for: one row';
COMMENT ON COLUMN warehouse.reports.as_of IS 'Last day of the period that the report follows up';

CREATE TABLE warehouse.thresholds (
    kpi     text      PRIMARY KEY,
    scale   rag_scale NOT NULL,
    reads   text      NOT NULL
);
COMMENT ON TABLE  warehouse.thresholds       IS 'Each key figure''s own rule from figure to status. The report prints none: these are the warehouse''s';
COMMENT ON COLUMN warehouse.thresholds.reads IS 'The figure and the unit that the scale is read at';

CREATE TABLE warehouse.roll_up_rules (
    rule         text      PRIMARY KEY,
    red_share    rag_scale NOT NULL,
    amber_share  rag_scale NOT NULL
);
COMMENT ON TABLE  warehouse.roll_up_rules             IS 'Declared rules from many statuses to one';
COMMENT ON COLUMN warehouse.roll_up_rules.red_share   IS 'Read at the share of red, percent of those rated';
COMMENT ON COLUMN warehouse.roll_up_rules.amber_share IS 'Read at the share of amber or red, percent of those rated';


-- Organisation and calendar -------------------------------------------------------------------

CREATE TABLE warehouse.units (
    unit_id    int  PRIMARY KEY,
    parent_id  int  REFERENCES warehouse.units,
    kind       text NOT NULL CHECK (kind IN ('förvaltning', 'tjänsteområde', 'verksamhetsområde', 'avdelning')),
    name       text NOT NULL,
    position   int  NOT NULL UNIQUE,
    UNIQUE (parent_id, name)
);
COMMENT ON TABLE  warehouse.units          IS 'Organisation as the report names it';
COMMENT ON COLUMN warehouse.units.position IS 'Row order of the report';

CREATE TABLE warehouse.accounts (
    account_id  int               PRIMARY KEY,
    parent_id   int               REFERENCES warehouse.accounts,
    section     warehouse.section NOT NULL,
    name        text              NOT NULL UNIQUE
);
COMMENT ON TABLE warehouse.accounts IS 'Accounts: one total per section of the income statement, with the cost classes under costs';

CREATE TABLE warehouse.months (
    month    date PRIMARY KEY CHECK (month = date_trunc('month', month)::date),
    year     int  NOT NULL GENERATED ALWAYS AS (extract(year    FROM month)::int) STORED,
    quarter  int  NOT NULL GENERATED ALWAYS AS (extract(quarter FROM month)::int) STORED
);
COMMENT ON TABLE  warehouse.months       IS 'Calendar of the ledger and of the hours';
COMMENT ON COLUMN warehouse.months.month IS 'First day of the month';


-- Economy -------------------------------------------------------------------------------------

CREATE TABLE warehouse.ledger (
    month       date               NOT NULL REFERENCES warehouse.months,
    unit_id     int                NOT NULL REFERENCES warehouse.units,
    activity    warehouse.activity NOT NULL,
    account_id  int                NOT NULL REFERENCES warehouse.accounts,
    actual      numeric(14,2)      NOT NULL,
    budget      numeric(14,2),
    source      warehouse.source   NOT NULL DEFAULT 'derived',
    PRIMARY KEY (month, unit_id, activity, account_id)
);
COMMENT ON TABLE  warehouse.ledger        IS 'Actual and budget by month, unit, activity and account';
COMMENT ON COLUMN warehouse.ledger.actual IS 'kr; revenue positive, cost negative';
COMMENT ON COLUMN warehouse.ledger.budget IS 'kr; null for 2022, whose budget the report does not print';

CREATE TABLE warehouse.forecast_rounds (
    round     text PRIMARY KEY,
    year      int  NOT NULL,
    position  int  NOT NULL UNIQUE
);
COMMENT ON TABLE warehouse.forecast_rounds IS 'The estimates of a full year that the report sets side by side, and last year''s closing';

CREATE TABLE warehouse.forecasts (
    round       text             NOT NULL REFERENCES warehouse.forecast_rounds,
    account_id  int              NOT NULL REFERENCES warehouse.accounts,
    amount      numeric(14,2)    NOT NULL,
    source      warehouse.source NOT NULL DEFAULT 'printed',
    PRIMARY KEY (round, account_id)
);
COMMENT ON TABLE  warehouse.forecasts        IS 'Full-year amounts by round, on the totals of the income statement';
COMMENT ON COLUMN warehouse.forecasts.amount IS 'kr; revenue positive, cost negative';

CREATE TABLE warehouse.charged_costs (
    round   text             PRIMARY KEY REFERENCES warehouse.forecast_rounds,
    amount  numeric(14,2)    NOT NULL CHECK (amount > 0),
    source  warehouse.source NOT NULL DEFAULT 'printed'
);
COMMENT ON TABLE  warehouse.charged_costs        IS 'Full-year costs of base services and digital infrastructure that are charged to customers (3.2)';
COMMENT ON COLUMN warehouse.charged_costs.amount IS 'kr, positive';

CREATE TABLE warehouse.forecast_changes (
    change_id   int                PRIMARY KEY,
    activity    warehouse.activity NOT NULL,
    unit_id     int                NOT NULL REFERENCES warehouse.units,
    account_id  int                NOT NULL REFERENCES warehouse.accounts,
    decrease    numeric(14,2)      NOT NULL,
    source      warehouse.source   NOT NULL DEFAULT 'printed',
    UNIQUE (activity, unit_id, account_id)
);
COMMENT ON TABLE  warehouse.forecast_changes          IS 'Where the forecast of March is lower than the budget (3.2, 3.2.2)';
COMMENT ON COLUMN warehouse.forecast_changes.decrease IS 'kr; positive where costs fall';

CREATE TABLE warehouse.economy_measures (
    measure_id  int  PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    kind        text NOT NULL CHECK (kind IN ('revenue', 'cost', 'result'))
);
COMMENT ON TABLE warehouse.economy_measures IS
    'The measures of 2.1.1. They are gross, with internal postings, and so a series of their own: their revenue of 348,0 mnkr and the 322,8 mnkr of 3.2 are two definitions, not a contradiction. Revenue less neither of the two cost totals, with the kommunbidrag of 3.2, gives the printed result of every period, so the result is its own series too';

CREATE TABLE warehouse.economy_values (
    measure_id  int              NOT NULL REFERENCES warehouse.economy_measures,
    period      daterange        NOT NULL CHECK (NOT isempty(period)),
    amount      numeric(14,2)    NOT NULL,
    source      warehouse.source NOT NULL DEFAULT 'printed',
    PRIMARY KEY (measure_id, period)
);
COMMENT ON TABLE  warehouse.economy_values        IS 'Amounts of the measures of 2.1.1; the whole of 2023 is the forecast, the rest is actual';
COMMENT ON COLUMN warehouse.economy_values.amount IS 'kr; costs are positive in this series, as printed';

CREATE TABLE warehouse.cost_bases (
    basis_id  int  PRIMARY KEY,
    name      text NOT NULL UNIQUE
);
COMMENT ON TABLE warehouse.cost_bases IS 'The full-year cost totals that a shock of one percent could be meant of (2.1.3)';

CREATE TABLE warehouse.cost_factors (
    basis_id  int              NOT NULL REFERENCES warehouse.cost_bases,
    factor    text             NOT NULL,
    base      numeric(14,2)    NOT NULL CHECK (base >= 0),
    shock     numeric(6,3)     NOT NULL,
    source    warehouse.source NOT NULL,
    PRIMARY KEY (basis_id, factor)
);
COMMENT ON TABLE  warehouse.cost_factors       IS 'Costs by factor and the shock to try on each';
COMMENT ON COLUMN warehouse.cost_factors.base  IS 'kr for the full year, positive';
COMMENT ON COLUMN warehouse.cost_factors.shock IS 'Percent of the base';


-- Volumes and surveys -------------------------------------------------------------------------

CREATE TABLE warehouse.volumes (
    volume_id  int  PRIMARY KEY,
    name       text NOT NULL UNIQUE
);
COMMENT ON TABLE warehouse.volumes IS 'Volume measures of 2.1.1, in the report''s order';

CREATE TABLE warehouse.volume_values (
    volume_id  int              NOT NULL REFERENCES warehouse.volumes,
    kind       text             NOT NULL CHECK (kind IN ('utfall', 'prognos')),
    period     daterange        NOT NULL CHECK (NOT isempty(period)),
    amount     bigint           NOT NULL CHECK (amount >= 0),
    source     warehouse.source NOT NULL DEFAULT 'printed',
    PRIMARY KEY (volume_id, kind, period)
);
COMMENT ON TABLE  warehouse.volume_values        IS 'Volumes by period';
COMMENT ON COLUMN warehouse.volume_values.amount IS 'Number of documents, cases or units';

CREATE TABLE warehouse.survey_values (
    position  int              NOT NULL,
    name      text             NOT NULL,
    wave      smallint         NOT NULL CHECK (wave > 0),
    value     numeric(5,1)     NOT NULL CHECK (value BETWEEN 0 AND 100),
    source    warehouse.source NOT NULL DEFAULT 'printed',
    PRIMARY KEY (name, wave)
);
COMMENT ON TABLE  warehouse.survey_values       IS 'Indices of the employee survey (3.1.2)';
COMMENT ON COLUMN warehouse.survey_values.wave  IS 'Number of the survey: 1 the previous, 2 the latest; the report does not date them';
COMMENT ON COLUMN warehouse.survey_values.value IS 'Index, 0 to 100';


-- Staff ---------------------------------------------------------------------------------------

CREATE TABLE warehouse.spells (
    spell_id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id       int              NOT NULL,
    unit_id         int              NOT NULL REFERENCES warehouse.units,
    hired           date             NOT NULL,
    left_on         date,
    fte             numeric(4,3)     NOT NULL CHECK (fte > 0 AND fte <= 1),
    entry           text             NOT NULL CHECK (entry IN ('recruited', 'moved')),
    leaving         text             CHECK (leaving IN ('left', 'retired', 'moved', 'transferred')),
    leaving_counts  boolean          NOT NULL GENERATED ALWAYS AS (leaving IS NOT NULL AND leaving IN ('left', 'retired')) STORED,
    source          warehouse.source NOT NULL DEFAULT 'derived',
    UNIQUE (person_id, hired),
    CHECK (left_on >= hired),
    CHECK ((left_on IS NULL) = (leaving IS NULL))
);
COMMENT ON TABLE  warehouse.spells                IS 'Employment spells of the permanent staff: a person in a unit. A move within the förvaltning ends one spell and begins another';
COMMENT ON COLUMN warehouse.spells.left_on        IS 'Last day of the spell; null while it lasts';
COMMENT ON COLUMN warehouse.spells.fte            IS 'Degree of employment: 1 is full time';
COMMENT ON COLUMN warehouse.spells.entry          IS 'moved: from another unit of the förvaltning, which is no recruitment';
COMMENT ON COLUMN warehouse.spells.leaving        IS 'moved: to another unit; transferred: went with operations handed over to another förvaltning';
COMMENT ON COLUMN warehouse.spells.leaving_counts IS 'Counts in the turnover: left the förvaltning of own accord or retired';

CREATE TABLE warehouse.hours (
    month     date             PRIMARY KEY REFERENCES warehouse.months,
    absent    numeric(10,1)    NOT NULL CHECK (absent >= 0),
    ordinary  numeric(10,1)    NOT NULL CHECK (ordinary > 0),
    source    warehouse.source NOT NULL DEFAULT 'derived',
    CHECK (absent <= ordinary)
);
COMMENT ON TABLE  warehouse.hours          IS 'Sick leave by month';
COMMENT ON COLUMN warehouse.hours.absent   IS 'Hours of sick leave';
COMMENT ON COLUMN warehouse.hours.ordinary IS 'Ordinary working hours of those employed';

CREATE TABLE warehouse.kpi_values (
    kpi     text             NOT NULL REFERENCES warehouse.thresholds,
    kind    text             NOT NULL CHECK (kind IN ('utfall', 'prognos')),
    year    int              NOT NULL,
    value   numeric          NOT NULL,
    source  warehouse.source NOT NULL DEFAULT 'printed',
    PRIMARY KEY (kpi, kind, year)
);
COMMENT ON TABLE  warehouse.kpi_values       IS 'Key figures that are inputs here: forecasts, and years that the warehouse holds no facts of';
COMMENT ON COLUMN warehouse.kpi_values.value IS 'Percent, or årsarbetare for person_years';


-- Goals, projects and activities --------------------------------------------------------------

CREATE TABLE warehouse.portfolios (
    portfolio_id  int  PRIMARY KEY,
    name          text NOT NULL UNIQUE
);
COMMENT ON TABLE warehouse.portfolios IS 'Project portfolios of 4.2, in the report''s order';

CREATE TABLE warehouse.projects (
    project_id    int              PRIMARY KEY,
    portfolio_id  int              NOT NULL REFERENCES warehouse.portfolios,
    name          text             NOT NULL,
    phase         text             NOT NULL CHECK (phase IN ('preparation', 'started', 'struck')),
    is_new        boolean          NOT NULL DEFAULT false,
    source        warehouse.source NOT NULL DEFAULT 'printed',
    UNIQUE (portfolio_id, name)
);
COMMENT ON TABLE  warehouse.projects        IS 'Development projects';
COMMENT ON COLUMN warehouse.projects.phase  IS 'struck: out of this year''s forecast';
COMMENT ON COLUMN warehouse.projects.is_new IS 'Started since the previous report';

CREATE TABLE warehouse.project_status (
    project_id  int                 NOT NULL REFERENCES warehouse.projects,
    dimension   warehouse.dimension NOT NULL,
    status      rag                 NOT NULL,
    cause       text,
    action      text,
    source      warehouse.source    NOT NULL,
    PRIMARY KEY (project_id, dimension),
    CHECK (status < 'amber' OR (cause IS NOT NULL AND action IS NOT NULL))
);
COMMENT ON TABLE warehouse.project_status IS 'Status of a started project by dimension; amber and red must give cause and action';

CREATE TABLE warehouse.goals (
    goal_id  int  PRIMARY KEY,
    code     text NOT NULL UNIQUE,
    area     text NOT NULL,
    name     text NOT NULL
);
COMMENT ON TABLE  warehouse.goals      IS 'Goals of the board (4.1), by short names';
COMMENT ON COLUMN warehouse.goals.code IS 'Section of the report';

CREATE TABLE warehouse.goal_indicators (
    goal_id    int  NOT NULL REFERENCES warehouse.goals,
    view_name  text NOT NULL,
    position   int  NOT NULL,
    PRIMARY KEY (goal_id, view_name, position)
);
COMMENT ON TABLE  warehouse.goal_indicators           IS 'The figures that a goal is followed by. The report tells goals in words; the choice of figures is the warehouse''s';
COMMENT ON COLUMN warehouse.goal_indicators.view_name IS 'View in schema report';
COMMENT ON COLUMN warehouse.goal_indicators.position  IS 'Row of that view';

CREATE TABLE warehouse.activities (
    activity_id  int  PRIMARY KEY,
    code         text NOT NULL,
    area         text NOT NULL,
    name         text NOT NULL UNIQUE,
    starts_on    date NOT NULL DEFAULT '2023-01-01',
    deadline     date NOT NULL,
    done_on      date,
    progress     numeric(5,2) CHECK (progress BETWEEN 0 AND 100),
    source       warehouse.source NOT NULL DEFAULT 'printed',
    CHECK (deadline > starts_on)
);
COMMENT ON TABLE  warehouse.activities           IS 'Activities of 4.3';
COMMENT ON COLUMN warehouse.activities.code      IS 'Section of the report';
COMMENT ON COLUMN warehouse.activities.starts_on IS 'Derived: the activities are the year''s';
COMMENT ON COLUMN warehouse.activities.progress  IS 'Percent done; null where not reported. The report shows status as a coloured mark that its text form has lost';


-- Measures and assignments --------------------------------------------------------------------

CREATE TABLE warehouse.measures (
    measure_id       int          PRIMARY KEY,
    decided          boolean      NOT NULL,
    name             text         NOT NULL,
    full_year        numeric(14,2),
    planned          numeric(14,2),
    planned_fte      numeric(8,1),
    reached          numeric(14,2),
    expected         numeric(14,2),
    expected_fte     numeric(8,1),
    source           warehouse.source NOT NULL DEFAULT 'printed',
    CHECK (decided OR num_nonnulls(reached, expected, expected_fte) = 0)
);
COMMENT ON TABLE  warehouse.measures              IS 'Measures against budget deviations (3.3): proposed and decided. The report has none of either';
COMMENT ON COLUMN warehouse.measures.full_year    IS 'kr, effect over a whole year';
COMMENT ON COLUMN warehouse.measures.planned      IS 'kr, planned effect this year';
COMMENT ON COLUMN warehouse.measures.planned_fte  IS 'Årsarbetare, planned effect this year';
COMMENT ON COLUMN warehouse.measures.reached      IS 'kr, effect so far';
COMMENT ON COLUMN warehouse.measures.expected     IS 'kr, effect now expected this year';
COMMENT ON COLUMN warehouse.measures.expected_fte IS 'Årsarbetare, effect now expected this year';

CREATE TABLE warehouse.assignments (
    assignment_id  int  PRIMARY KEY,
    code           text NOT NULL UNIQUE,
    name           text NOT NULL,
    reported_on    date
);
COMMENT ON TABLE  warehouse.assignments             IS 'Special decisions and assignments (3.4)';
COMMENT ON COLUMN warehouse.assignments.reported_on IS 'When the board had the final report; null while the work goes on';

CREATE TABLE warehouse.assignment_steps (
    assignment_id  int     NOT NULL REFERENCES warehouse.assignments,
    position       int     NOT NULL,
    name           text    NOT NULL,
    done           boolean NOT NULL,
    due_on         date,
    value          numeric,
    unit           text,
    source         warehouse.source NOT NULL DEFAULT 'printed',
    PRIMARY KEY (assignment_id, position),
    CHECK ((value IS NULL) = (unit IS NULL))
);
COMMENT ON TABLE  warehouse.assignment_steps        IS 'Steps of an assignment';
COMMENT ON COLUMN warehouse.assignment_steps.due_on IS 'Day of the step, where the report gives one';
COMMENT ON COLUMN warehouse.assignment_steps.value  IS 'Size of the step in its unit, where the report gives one';


-- Purchases -----------------------------------------------------------------------------------

CREATE TABLE warehouse.suppliers (
    supplier_id  int     PRIMARY KEY,
    name         text    NOT NULL UNIQUE,
    external     boolean NOT NULL,
    source       warehouse.source NOT NULL
);
COMMENT ON TABLE  warehouse.suppliers          IS 'Suppliers; the report prints how many they are, not who';
COMMENT ON COLUMN warehouse.suppliers.external IS 'False for the city''s own leasing';

CREATE TABLE warehouse.purchases (
    supplier_id  int           NOT NULL REFERENCES warehouse.suppliers,
    year         int           NOT NULL,
    on_contract  boolean       NOT NULL,
    amount       numeric(14,2) NOT NULL,
    source       warehouse.source NOT NULL DEFAULT 'derived',
    PRIMARY KEY (supplier_id, year, on_contract)
);
COMMENT ON TABLE  warehouse.purchases             IS 'Purchases by supplier and year (4.1.3.1)';
COMMENT ON COLUMN warehouse.purchases.amount      IS 'kr';
COMMENT ON COLUMN warehouse.purchases.on_contract IS 'Bought from a supplier with a procured contract';


-- What the report prints ----------------------------------------------------------------------------

CREATE FUNCTION warehouse.number_word(word text) RETURNS numeric
    LANGUAGE sql IMMUTABLE STRICT
    RETURN array_position(ARRAY['ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv',
                                'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton', 'tjugo'],
                          lower(word));
COMMENT ON FUNCTION warehouse.number_word(text) IS 'The number that a Swedish word is; null for any other';

CREATE TABLE warehouse.printed (
    printed_id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    section      text    NOT NULL,
    place        text    NOT NULL CHECK (place IN ('table', 'text')),
    view_name    text    NOT NULL,
    position     int     NOT NULL,
    column_name  text    NOT NULL,
    verbatim     text    NOT NULL,
    unit         text    NOT NULL DEFAULT '',
    word         text,
    figure       figure  GENERATED ALWAYS AS (coalesce((read_figure(verbatim, unit, 'sv')).value,
                                                       figure(warehouse.number_word(verbatim)),
                                                       (read_figure(verbatim, unit, 'sv')).readings[1])) STORED,
    defect       text    GENERATED ALWAYS AS (CASE WHEN word IS NULL AND warehouse.number_word(verbatim) IS NULL
                                                   THEN (read_figure(verbatim, unit, 'sv')).defect END) STORED,
    label        int     GENERATED ALWAYS AS ((read_figure(verbatim, unit, 'sv')).label) STORED,
    factor       numeric NOT NULL DEFAULT 1,
    remark       text,
    CHECK (num_nonnulls(figure, word) = 1)
);
COMMENT ON TABLE  warehouse.printed             IS 'Every figure of the report''s tables and those that its text repeats, as printed, with the view cell that computes it';
COMMENT ON COLUMN warehouse.printed.view_name   IS 'View in schema report; position and column_name are its cell';
COMMENT ON COLUMN warehouse.printed.unit        IS 'Unit of a figure that prints none: its table''s';
COMMENT ON COLUMN warehouse.printed.word        IS 'What the view''s cell must say where it is no number: a date, a status, a name';
COMMENT ON COLUMN warehouse.printed.figure      IS 'The figure, read from the printed text; of a malformed one the likeliest reading';
COMMENT ON COLUMN warehouse.printed.defect      IS 'What is malformed';
COMMENT ON COLUMN warehouse.printed.label       IS 'Year printed beside the figure';
COMMENT ON COLUMN warehouse.printed.factor      IS 'From the view''s unit to the printed one, as 0.001 from tkr to mnkr; negative where words tell the sign';
COMMENT ON COLUMN warehouse.printed.remark      IS 'What else the report says of it, where that explains a difference';

-- A table cell is printed once; the text may repeat a figure any number of times.
CREATE UNIQUE INDEX ON warehouse.printed (view_name, position, column_name) WHERE place = 'table';

CREATE TABLE warehouse.printed_terms (
    rule      text    NOT NULL,
    kind      text    NOT NULL,
    total_id  int     NOT NULL REFERENCES warehouse.printed,
    role      text    NOT NULL,
    term_id   int     NOT NULL REFERENCES warehouse.printed,
    PRIMARY KEY (rule, total_id, term_id)
);
COMMENT ON TABLE  warehouse.printed_terms      IS 'Which printed figures another one should follow from: the relations that the report is audited by';
COMMENT ON COLUMN warehouse.printed_terms.kind IS 'As of check_figures()';
COMMENT ON COLUMN warehouse.printed_terms.role IS 'Of the term; the total has the role that its kind names';
