"""Addresses of the plan of a course."""

from django.urls import path

from tutela.server.plans import paper_views, versions, views, wishing_views

urlpatterns = [
    path("", views.plan, name="plan"),
    path("change/", views.change, name="change-plan"),
    path("menu/", views.menu, name="plan-menu"),
    path("wishes/", wishing_views.wish, name="plan-wishes"),
    path("fill/", wishing_views.fill, name="fill-plan"),
    path("begin/", versions.begin, name="begin-plan"),
    path("versions/", versions.versions, name="plan-versions"),
    path("versions/<int:number>/", versions.take_back, name="take-back-plan"),
    path("copy/", versions.copy, name="copy-plan"),
    path("file/", versions.download, name="course-plan-file"),
    path("read/", versions.read, name="read-plan"),
    path("papers/", paper_views.papers, name="papers"),
    path("papers/all/", paper_views.all_papers, name="all-papers"),
    path("papers/<slug:name>/<slug:target>/", paper_views.paper, name="course-paper"),
]
