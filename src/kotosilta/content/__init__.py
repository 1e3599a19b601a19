"""Content as data: checklist editions, registers, catalogues, guidance and templates, loaded once and validated."""
