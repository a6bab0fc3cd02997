import pandas as pd

SOURCE = "s3://raw-events/2021/"


def load(day):
    return pd.read_parquet(f"s3://raw-events/{day}.parquet")
