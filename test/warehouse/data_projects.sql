-- Portfolios and projects (4.2), goals (4.1), activities (4.3) and assignments (3.4).

INSERT INTO warehouse.portfolios (portfolio_id, name) VALUES
    (1, 'Kommunikation, ledning och styrning'),
    (2, 'HR'),
    (3, 'Ekonomi'),
    (4, 'Digital infrastruktur');

-- The portfolio of digital infrastructure counts thirteen started projects and names two of them.
INSERT INTO warehouse.projects (project_id, portfolio_id, name, phase, is_new) VALUES
    ( 1, 1, 'Lansera interna digitala navet',                     'started',     false),
    ( 2, 1, 'Införa stöd för politisk ärendehantering',           'started',     false),
    ( 3, 1, 'Revidera goteborg.se',                               'started',     false),
    ( 4, 1, 'Arkivera och avveckla LIS',                          'started',     true),
    ( 5, 1, 'Upphandling av IT-stöd för mediabank',               'started',     true),
    (11, 2, 'Införa e-learning för chefer',                       'started',     true),
    (12, 2, 'Införa temperaturmätningar och medarbetarenkät',     'started',     true),
    (13, 2, 'Upphandling förmånsportal',                          'started',     true),
    (14, 2, 'Förstudie utbildningsportalen',                      'started',     true),
    (15, 2, 'IT-stöd för systematisk arbetsmiljö',                'started',     true),
    (16, 2, 'Förstudie bemanning',                                'preparation', false),
    (21, 3, 'Gemensamma tjänster inom ekonomi och inköp',         'started',     false),
    (31, 4, 'Behörighets- och kontohantering',                    'started',     false),
    (32, 4, 'Digitalisering med hjälp av automatisering',         'started',     true),
    (51, 4, 'Införa Virtuell Klient',                             'preparation', false),
    (52, 4, 'Etablera tjänst för Data Warehouse',                 'preparation', false),
    (53, 4, 'Förstärkning av integrationsverktyg',               'preparation', false),
    (61, 4, 'Mina Sidor - Företag',                               'struck',      false),
    (62, 4, 'Satsningar inom IT-säkerhet',                        'struck',      false);

INSERT INTO warehouse.projects (project_id, portfolio_id, name, phase, source)
SELECT 30 + i, 4, format('Pågående projekt %s', i), 'started', 'derived'
  FROM generate_series(3, 13) i;

-- What the report prints is red.
INSERT INTO warehouse.project_status (project_id, dimension, status, cause, action, source) VALUES
    ( 1, 'tid',       to_rag('Röd'), 'Oklart personuppgiftsansvar',    'Tidplan följer dataskyddsarbetet', 'printed'),
    ( 1, 'kostnad',   to_rag('Röd'), 'Längre projekttid',              'Kostnaden planeras om med tiden',   'printed'),
    (31, 'tid',       to_rag('Röd'), 'Byte av projektledare',          'Ny ledare och ny tidplan',          'printed'),
    (31, 'resultat',  to_rag('Röd'), 'Byte av projektledare',          'Ny beskrivning av leveransen',      'printed');

-- The rest of the started projects are said to be well, or nothing is said against them: green. Section
-- 4.1.1.1 sees a risk of delay in the procurement of förmånsportalen, while 4.2 finds HR's projects
-- well in every dimension; 4.2, which gives the statuses, is followed.
INSERT INTO warehouse.project_status (project_id, dimension, status, source)
SELECT project_id, dimension, 'green', CASE portfolio_id WHEN 2 THEN 'printed' ELSE 'derived' END::warehouse.source
  FROM warehouse.projects CROSS JOIN unnest(enum_range(NULL::warehouse.dimension)) AS dimension
 WHERE phase = 'started'
    ON CONFLICT DO NOTHING;


-- Goals of the board and the figures that follow them; those without figures here stay grey.
INSERT INTO warehouse.goals (goal_id, code, area, name) VALUES
    ( 1, '4.1.1.1', 'Kund och ägare', 'God intern service'),
    ( 2, '4.1.1.2', 'Kund och ägare', 'Bättre kundupplevelse'),
    ( 3, '4.1.2.1', 'Medarbetare',    'Attrahera och behålla medarbetare'),
    ( 4, '4.1.3.1', 'Process',        'Effektiva och hållbara inköp'),
    ( 5, '4.1.3.2', 'Process',        'Effektiv leverans'),
    ( 6, '4.1.4.1', 'Ekonomi',        'Transparent och effektiv styrning'),
    ( 7, '4.1.4.2', 'Ekonomi',        'Ekonomi i balans'),
    ( 8, '4.1.5.1', 'Hållbarhet',     'Jämlika livsvillkor'),
    ( 9, '4.1.5.2', 'Hållbarhet',     'Jämställd stad'),
    (10, '4.1.5.3', 'Hållbarhet',     'Klimatavtryck nära noll'),
    (11, '4.1.5.4', 'Hållbarhet',     'Hållbar utveckling inom uppdraget');

INSERT INTO warehouse.goal_indicators (goal_id, view_name, position) VALUES
    (1, 'portfolio',         1),    -- the four project portfolios
    (1, 'portfolio',         2),
    (1, 'portfolio',         3),
    (1, 'portfolio',         4),
    (3, 'hr_key_figures',    2),    -- sick leave, turnover, HME and leadership
    (3, 'hr_key_figures',    5),
    (3, 'survey_indices',    1),
    (3, 'survey_indices',    2),
    (4, 'spend',             6),    -- purchases on contract
    (6, 'forecast_changes',  1),    -- costs charged to customers
    (7, 'income_statement',  1),    -- revenue, costs and result against budget
    (7, 'income_statement',  2),
    (7, 'income_statement',  4);


INSERT INTO warehouse.activities (activity_id, code, area, name, deadline) VALUES
    ( 1, '4.3.1', 'Kund och ägare', 'Digitaliseringsplan för Intraservice',                         '2023-12-31'),
    ( 2, '4.3.1', 'Kund och ägare', 'Trygg och robust digital infrastruktur',                       '2023-12-31'),
    ( 3, '4.3.1', 'Kund och ägare', 'Effektiv och trygg tjänsteleverans av gemensamma tjänster',    '2023-12-31'),
    ( 4, '4.3.1', 'Kund och ägare', 'Fullgörande av KF-Uppdrag',                                    '2023-12-31'),
    ( 5, '4.3.1', 'Kund och ägare', 'Samordnade kundprocesser och stärkt kundkultur',               '2023-12-31'),
    ( 6, '4.3.1', 'Kund och ägare', 'Tydliga avtal',                                                '2023-12-31'),
    ( 7, '4.3.2', 'Medarbetare',    'Kompetensförsörjning',                                         '2023-12-31'),
    ( 8, '4.3.2', 'Medarbetare',    'Tillitskultur',                                                '2023-12-31'),
    ( 9, '4.3.3', 'Process',        'Informationsförvaltning (tekniskt arkivansvar)',               '2023-12-31'),
    (10, '4.3.3', 'Process',        'Effektiv processtyrning',                                      '2023-12-31'),
    (11, '4.3.3', 'Process',        'Tydligt ledningssystem',                                       '2023-12-31'),
    (12, '4.3.4', 'Ekonomi',        'Säkra intäkter och ta rätt betalt',                            '2023-12-31'),
    (13, '4.3.4', 'Ekonomi',        'Kostnadskontroll och korrekta inköp',                          '2023-12-31'),
    (14, '4.3.5', 'Hållbarhet',     'Höja kunskap och uppföljning med fokus på cirkulära lösningar', '2023-12-31');


INSERT INTO warehouse.assignments (assignment_id, code, name, reported_on) VALUES
    (1, '3.4.1.1', 'Spara energi inför vintern 2022/23',  '2023-03-21'),
    (2, '3.4.2',   'Övriga beslut och uppdrag',           NULL);

INSERT INTO warehouse.assignment_steps (assignment_id, position, name, done, due_on, value, unit) VALUES
    (1, 1, 'Nämnden informerad om uppdraget',         true,  '2023-01-18',  NULL,  NULL),
    (1, 2, 'Samverkansgruppen informerad',            true,  '2023-02-05',  NULL,  NULL),
    (1, 3, 'Slutrapport till nämnden',                true,  '2023-03-21',  NULL,  NULL),
    (1, 4, 'Nämndens beslut',                         true,  '2023-03-30',  NULL,  NULL),
    (1, 5, 'Ljuskällor borttagna på Rosenlundsgatan', true,  NULL,          240,   'st'),
    (1, 6, 'Elbilar laddas nattetid',                 true,  NULL,          NULL,  NULL),
    (1, 7, 'Utrustning i datahall uppdateras',        false, NULL,          NULL,  NULL),
    (1, 8, 'Mindre lokalyta',                         false, '2023-06-01',  -12.6, '%');
