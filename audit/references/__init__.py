"""Claims against data: tables that the settings name, and the query over them that each claim
stands for.

    declarations --load--> References --bind--> Bindings, Unbound

`References.load` reads the tables once, into a DuckDB database in memory that reaches no file and
no network; `bind` ties claims to cells and aggregates of them. Nothing here is imported unless a
reference is configured.
"""
