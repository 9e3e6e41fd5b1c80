"""The workbench's server: HTTP over ``Corpus``, and the files of the page. See docs/api.md."""
