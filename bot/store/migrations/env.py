"""Run by Alembic for each migration: on the connection, and in the transaction, that `migrate` gave it."""

from alembic import context

# SQLite can undo CREATE and ALTER too, once the transaction is one's own; Alembic is careful and has to be told.
context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
