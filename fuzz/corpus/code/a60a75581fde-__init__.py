__version__ = '1.34.162'
