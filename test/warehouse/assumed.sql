-- The figures of the views that the report neither prints nor follows from what it prints: the data had to
-- assume something. Whoever shows them says so, as demo.sql does with a star.

CREATE TABLE warehouse.assumed (
    view_name    text NOT NULL,
    position     int  NOT NULL,
    column_name  text NOT NULL,
    assumption   text NOT NULL,
    PRIMARY KEY (view_name, position, column_name)
);
COMMENT ON TABLE  warehouse.assumed            IS 'Cells of the views that rest on an assumption of the data';
COMMENT ON COLUMN warehouse.assumed.view_name  IS 'View in schemas summary and report; position and column_name are its cell';

INSERT INTO warehouse.assumed (view_name, position, column_name, assumption)
SELECT view_name, position, column_name, assumption
  FROM (VALUES
    ('departures', 1, 'recruited', 'how many of the 27 recruited in the quarter came by the end of February'),
    ('departures', 2, 'retired',   'that the one leaver of March did not retire'),
    ('departures', 2, 'moved',     'that nobody changed units in March'),
    ('turnover',   3, 'percent',       'how many were recruited from April to December 2022'),
    ('turnover',   3, 'change_points', 'how many were recruited from April to December 2022'),
    ('portfolio',  1, 'started',   'that the projects named are all'),
    ('portfolio',  1, 'green',     'that the projects named are all, and green where nothing is said against them'),
    ('portfolio',  1, 'red_share', 'that the projects named are all, and green where nothing is said against them'),
    ('portfolio',  1, 'time',      'that the projects named are all, and green where nothing is said against them'),
    ('portfolio',  1, 'cost',      'that the projects named are all, and green where nothing is said against them'),
    ('portfolio',  1, 'result',    'that the projects named are all, and green where nothing is said against them'),
    ('portfolio',  1, 'rag',       'that the projects named are all, and green where nothing is said against them'),
    ('portfolio',  2, 'started',   'that the projects named are all'),
    ('portfolio',  3, 'started',   'that the projects named are all'),
    ('portfolio',  3, 'time',      'that a project in good progress is green in every dimension'),
    ('portfolio',  3, 'cost',      'that a project in good progress is green in every dimension'),
    ('portfolio',  3, 'result',    'that a project in good progress is green in every dimension'),
    ('portfolio',  4, 'green',     'that the twelve projects of which no red is told are green'),
    ('portfolio',  4, 'red_share', 'that the twelve projects of which no red is told are green'),
    ('cost_tornado', 1, 'base',    'that other costs are the printed total of 3.2 less the two classes of 2.1.1, which are gross'),
    ('cost_tornado', 1, 'effect',  'that other costs are the printed total of 3.2 less the two classes of 2.1.1, which are gross'),
    ('cost_tornado', 1, 'low',     'that other costs are the printed total of 3.2 less the two classes of 2.1.1, which are gross'),
    ('cost_tornado', 1, 'high',    'that other costs are the printed total of 3.2 less the two classes of 2.1.1, which are gross'),
    ('cost_tornado', 1, 'swing',   'that other costs are the printed total of 3.2 less the two classes of 2.1.1, which are gross'),
    ('cost_tornado', 1, 'share',   'that other costs are the printed total of 3.2 less the two classes of 2.1.1, which are gross'),
    ('forecast_changes', 6, 'decrease', 'that what is left of the printed total falls here'),
    ('forecast_changes', 6, 'share',    'that what is left of the printed total falls here'),
    ('forecast_changes', 7, 'decrease', 'that what is left of the printed total falls here'),
    ('forecast_changes', 7, 'share',    'that what is left of the printed total falls here'),
    ('forecast_changes', 9, 'decrease', 'that what is left of the printed total falls here'),
    ('forecast_changes', 9, 'share',    'that what is left of the printed total falls here'))
    AS t (view_name, position, column_name, assumption);

INSERT INTO warehouse.assumed (view_name, position, column_name, assumption)
SELECT 'projects', position, CASE dimension WHEN 'tid' THEN 'time' WHEN 'kostnad' THEN 'cost' ELSE 'result' END,
       'that a project is green where nothing is said against it'
  FROM warehouse.project_status s
  JOIN warehouse.projects p USING (project_id)
  JOIN summary.projects v USING (portfolio_id, name)
 WHERE s.source = 'derived';

-- Nothing stands here for the steps of an assignment (3.4) and for the figures that follow a goal (4.1): the
-- report tells both in words, and how these are cut into rows is the warehouse's choice throughout.
