import botocore.session
s3 = botocore.session.get_session().get_service('s3')
