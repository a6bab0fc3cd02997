__version__ = '2.26.0'
